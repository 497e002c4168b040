import { randomInt } from "node:crypto";

// Crockford's alphabet: no I, L, O or U, so that it can be read out on the telephone (https://www.crockford.com/base32.html).
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A reference number such as K-7F3Q-9M2X, with 40 random bits.
 * @param prefix the kind's letter
 */
export function newReference(prefix: string): string {
  const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(32)]).join("");
  return `${prefix}-${four()}-${four()}`;
}

/** Whether a text has the form of a reference, such as somebody may have put into an address. */
export const isReference = (text: string): boolean => /^[A-Z](-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(text);
