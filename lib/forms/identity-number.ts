import Personnummer from "personnummer";

/** What may be a personal identity number or a coordination number in running text: no other digit beside it. */
const CANDIDATE = /(?<![\d+])(?:\d{2})?\d{6}[-+\u2010-\u2015\u2212 ]?\d{4}(?!\d)/gu;

/** Whether a text is a Swedish personal identity number or coordination number, by its date and its check digit. */
export function isIdentityNumber(text: string): boolean {
  const digits = text.trim().replace(/[\u2010-\u2015\u2212 ]/gu, "-");
  return /^(\d{2})?\d{6}[-+]?\d{4}$/.test(digits) && Personnummer.valid(digits);
}

/** The first words in a text that look like such a number, or undefined. */
export function identityNumberIn(text: string): string | undefined {
  return (text.normalize("NFKC").match(CANDIDATE) ?? []).find(isIdentityNumber);
}
