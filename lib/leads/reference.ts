import { randomInt } from "node:crypto";

// Crockford's alphabet: no I, L, O or U, so that it can be read out on the telephone (https://www.crockford.com/base32.html).
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX = { candidate: "N", contact: "K" } as const;

/** A reference number such as K-7F3Q-9M2X: K for a contact request, N for the network, then 40 random bits. */
export function newReference(kind: keyof typeof PREFIX): string {
  const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(32)]).join("");
  return `${PREFIX[kind]}-${four()}-${four()}`;
}
