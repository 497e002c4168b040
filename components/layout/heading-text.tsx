import { softHyphens } from "#lib/content/soft-hyphens.ts";

/** A heading's words, divided only where Swedish divides them, and "E-commerce" not after its first letter. */
export function HeadingText({ text }: { text: string }) {
  const words = softHyphens(text);
  const [, before, whole, after] = /^(.*?)(E-commerce)(.*)$/i.exec(words) ?? [];
  if (!whole) return words;
  return (
    <>
      {before}
      <span className="whitespace-nowrap">{whole}</span>
      {after}
    </>
  );
}
