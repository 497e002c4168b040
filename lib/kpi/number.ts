/** What an input of a calculator is counted in. Per cent is written 0–100 and counted as a fraction. */
export type Unit = "SEK" | "count" | "percent" | "years";

export type ParsedNumber =
  | { value: number }
  | { problem: "empty" | "not-a-number" | "other-unit" | "negative" | "too-large" | "over-100" };

/** No shop is larger than this; more is a slip of the finger. */
const LARGEST = 1e12;

/** What people write behind a number: of the field's own unit it is left out. */
const SIGNS: Readonly<Record<Unit, RegExp>> = {
  SEK: /(kr|sek|:-)\.?$/,
  count: /st\.?$/,
  percent: /%\.?$/,
  years: /år\.?$/,
};

/**
 * Reads a number as people write it in Sweden: 1 250,50, 1.250,50, 2,4 %, 350 kr, 1250:-.
 * @returns the value (per cent as a fraction, 0–1), or what is wrong with it
 */
export function parseNumber(text: string, unit: Unit): ParsedNumber {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(SIGNS[unit], "")
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(/\u2212/g, "-");
  if (bare === "") return { problem: "empty" };
  // 10 % of a number of visits are not ten visits.
  if (Object.values(SIGNS).some((sign) => sign.test(bare))) return { problem: "other-unit" };
  // A point is a decimal point unless a comma follows, or it parts thousands: 1.250 is 1250, 1.25 is 1,25.
  const parted = unit !== "percent" && /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare);
  const plain = parted ? bare.replaceAll(".", "") : bare;
  const digits = plain.replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return { problem: "not-a-number" };
  const value = Number(digits);
  if (value < 0) return { problem: "negative" };
  if (value > LARGEST) return { problem: "too-large" };
  if (unit === "percent" && value > 100) return { problem: "over-100" };
  return { value: unit === "percent" ? value / 100 : value };
}
