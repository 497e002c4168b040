import type { CvType } from "./verdict.ts";

/** Names that Windows keeps for devices, whatever follows a dot (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** File systems take 255 bytes; room is left for an ending and for what a browser adds to a name it has already. */
const MOST_BYTES = 180;

const graphemes = new Intl.Segmenter("sv", { granularity: "grapheme" });

/** The beginning of a text that fits, cut between letters as people see them. */
function beginning(text: string): string {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (Buffer.byteLength(kept + segment) > MOST_BYTES) break;
    kept += segment;
  }
  return kept;
}

/**
 * A name that is harmless in any folder and any header: no path, nothing invisible, no sign that a system gives a
 * meaning, the right ending. Letters of every language keep their marks, and dots and apostrophes stay.
 */
export function harmlessName(given: string, type: CvType): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .normalize("NFC")
    .replace(/\.[^.]{1,5}$/u, "")
    // A joiner (Join_Control) belongs between letters, as Hindi and Persian write it.
    .replace(/(?<![\p{L}\p{M}])\p{Join_Control}|\p{Join_Control}(?![\p{L}\p{M}])/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}\p{Join_Control} _()+,.'’&-]/gu, "")
    .replace(/\s+/g, " ");
  const name = beginning(stem)
    .replace(/^[\s.-]+|[\s.]+$/g, "")
    .normalize("NFC");
  const device = RESERVED.test(name.split(".")[0]?.trim() ?? "");
  return `${device ? "CV " : ""}${name || "CV"}.${type}`;
}
