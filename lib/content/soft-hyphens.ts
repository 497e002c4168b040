/**
 * Words that are wider than a phone or a narrow column, each parted where Swedish divides it. A new one belongs here
 * when the test of 320 pixels names it.
 */
const LONG_WORDS = [
  ["konverterings", "grad"],
  ["snitt", "ordervärde"],
  ["kundanskaffnings", "kostnad"],
  ["kundlivstids", "värde"],
  ["marknads", "föring"],
  ["display", "annonser"],
  ["annons", "pengar"],
  ["kandidat", "nätverket"],
  ["konsult", "uthyrning"],
] as const;

const WORD = new RegExp(LONG_WORDS.map(([first, rest]) => `(?<=${first})(?=${rest})`).join("|"), "giu");

/** The text with soft hyphens in its longest words: not every browser knows how Swedish words are divided. */
export function softHyphens(text: string): string {
  return text.replaceAll(WORD, "\u00ad");
}
