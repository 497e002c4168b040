/** Words of a letter, a hyphen and not too much ("E-commerce", "e-handel"), and ranges ("12–24"). */
const WHOLE = /((?<![\p{L}\p{N}])e-\p{L}{1,15}(?!\p{L})|\d+–\d+)/giu;

/** A text in pieces: those that stay on one line, which browsers would divide after the hyphen or the dash, and the rest. */
export function inPieces(text: string): { text: string; whole: boolean }[] {
  return text.split(WHOLE).map((piece, index) => ({ text: piece, whole: index % 2 === 1 }));
}
