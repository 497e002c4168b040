/**
 * The page script's text and hash, worked out by lib/build/next-config.ts and put here by the build: the pages carry the one,
 * their policies the other.
 */
export function pageScript(): { script: string; hash: string } {
  // Named in full: only then does the build put the text here.
  const script = process.env.PAGE_SCRIPT;
  const hash = process.env.PAGE_SCRIPT_HASH;
  if (!script || !hash) throw new Error("PAGE_SCRIPT and PAGE_SCRIPT_HASH are given by lib/build/next-config.ts");
  return { script, hash };
}
