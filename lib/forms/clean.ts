/**
 * One cleaning of what people send, before every rule, in the browser and on the server: copied text carries signs
 * that nobody sees, and the same letter in several spellings.
 */

// What is drawn as nothing (Default_Ignorable_Code_Point), save what changes the letters around it: joiners and
// variation selectors, and the overrides of direction, which a rule refuses.
const UNSEEN = /(?![\u202d\u202e])(?!\p{Join_Control})(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;
/** A joiner belongs between letters (Persian, Hindi) or the parts of one picture. */
const LOOSE_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Variation_Selector}])\p{Join_Control}|\p{Join_Control}(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** Drawn as an empty space, though it is none: U+2800, the blank of braille. */
const NOTHING_SEEN = /^[\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** More marks on one letter than any script writes (Unicode's Stream-Safe Text Format, UAX #15, 13). */
const HEAP_OF_MARKS = /\p{M}{31}/u;

/** Letters with their marks in one spelling. What is no writing stays as it is: to put a heap in order takes its square. */
const composed = (text: string): string => (HEAP_OF_MARKS.test(text) ? text : text.normalize("NFC"));

function cleanSigns(text: string): string {
  if (NOTHING_SEEN.test(text)) return "";
  return composed(text)
    .replace(UNSEEN, "")
    .replace(LOOSE_JOINER, "")
    .replace(/\p{Zs}/gu, " ");
}

/** One line of text. Line breaks inside it are left for the rule to refuse. */
export const cleanLine = (text: string): string => cleanSigns(text).replace(/\t/g, " ").trim();

/** Text of several lines, ended as the web counts them: by LF. */
export const cleanLines = (text: string): string =>
  cleanSigns(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u202d\u202e]/g, "")
    .trim();

/** A number, an address: signs that nobody sees are left out wherever they stand, those of direction too. */
export const cleanCode = (text: string): string =>
  cleanSigns(text)
    .replace(/[\u202d\u202e]|\p{Join_Control}/gu, "")
    .trim();

/**
 * An e-mail address as it is pasted: "mailto:" and "Namn <adress>" are taken off. Nothing inside it is changed, and of two
 * addresses none is chosen: they are left as they stand, which is no address.
 */
export function cleanEmail(text: string): string {
  if (NOTHING_SEEN.test(text)) return "";
  const pasted = composed(text).trim();
  const [, name = "", inside = ""] = /^([^<>]*)<([^<>]*)>[\s,;]*$/.exec(pasted) ?? [];
  const isOne = inside !== "" && (!name.includes("@") || name.includes(inside));
  const address = isOne ? inside : pasted;
  return address
    .trim()
    .replace(/^mailto:([^?]*).*$/i, "$1")
    .replace(/[.,;]$/, "");
}
