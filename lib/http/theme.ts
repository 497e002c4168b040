/**
 * The theme script's text and hash, worked out by lib/build/next-config.ts and put here by the build: the pages carry the one,
 * their policies the other.
 */
export function builtTheme(): { script: string; hash: string } {
  // Named in full: only then does the build put the text here.
  const script = process.env.THEME_SCRIPT;
  const hash = process.env.THEME_HASH;
  if (!script || !hash) throw new Error("THEME_SCRIPT and THEME_HASH are given by lib/build/next-config.ts");
  return { script, hash };
}
