import { softHyphens } from "#lib/content/soft-hyphens.ts";
import { Words } from "./words.tsx";

/** A heading's words, divided only where Swedish divides them. */
export function HeadingText({ text }: { text: string }) {
  return <Words text={softHyphens(text)} />;
}
