import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { cleanCode } from "./clean.ts";
import { isIdentityNumber } from "./identity-number.ts";

/** Swedish short numbers that reach an emergency or an authority, not a person (PTS's numbering plan). */
const SHORT_NUMBERS = new Set(["112", "11313", "11414", "1177", "911", "999", "90000"]);

const EXTENSION = /(?:ankn(?:ytning)?\.?|ext\.?|#|x)\s*(\d{1,6})\s*$/i;

function parse(text: string) {
  return parsePhoneNumberFromString(text.replace(/^tel:/i, "").replace(EXTENSION, " ext. $1"), "SE");
}

/**
 * A number as it is stored: E.164 (+46701234567), with ";ext=12" behind where there is an extension (RFC 3966). What is
 * no number comes back as it was written, without signs that nobody sees; a line break in it is left for the rule.
 */
export function storedPhone(text: string): string {
  if (/[\r\n]/.test(text.trim())) return text.trim();
  const clean = cleanCode(text);
  if (!clean || isIdentityNumber(clean)) return clean;
  const number = parse(clean);
  if (!number?.isPossible()) return clean;
  return number.number + (number.ext ? `;ext=${number.ext}` : "");
}

/** What is wrong with a number that was not stored as E.164, in words, or undefined. */
export function phoneProblem(stored: string): string | undefined {
  if (stored === "" || /^\+\d{7,15}(;ext=\d{1,7})?$/.test(stored)) return undefined;
  if (isIdentityNumber(stored))
    return "Det ser ut som ett personnummer. Skriv ett telefonnummer, eller lämna fältet tomt";
  if (SHORT_NUMBERS.has(stored.replace(/\D/g, "")))
    return "Det är ett nödnummer eller kortnummer. Skriv ditt eget nummer";
  if (/[\r\n]/.test(stored)) return "Skriv numret på en rad";
  if (/\p{L}/u.test(stored)) return "Skriv telefonnumret med siffror, till exempel 070-123 45 67";
  return "Skriv hela telefonnumret, till exempel 070-123 45 67 eller +47 22 12 34 56";
}

/** A stored number as people write it: 070-123 45 67 in Sweden, +47 22 12 34 56 elsewhere. */
export function readablePhone(stored: string): string {
  const number = parse(stored.replace(";ext=", " ext. "));
  if (!number || !stored.startsWith("+")) return stored;
  const text = number.country === "SE" ? number.formatNational() : number.formatInternational();
  return text.replace(/\s*ext\.?\s*/, " ankn. ").replaceAll(" ", "\u00a0");
}
