const NBSP = "\u00a0";

/** Made once: making one costs more than all the numbers of a page. */
const formats = new Map<string, Intl.NumberFormat>();

function write(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat("sv-SE", options);
  formats.set(key, format);
  return format.format(value).replaceAll(" ", NBSP);
}

/** Swedish digits with non-breaking spaces: 1 250 or 1,75. At most `decimals` decimals. */
export const formatNumber = (value: number, decimals = 0): string => write(value, { maximumFractionDigits: decimals });

/** What would be written as nothing, and is not, keeps its first digits: 0,0044. */
const small = (value: number): string => write(value, { maximumSignificantDigits: 2 });

/** An amount in whole kronor, in öre too where it is less than a hundred: 1 250 kr, 3,18 kr. */
export function formatKronor(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return `${formatNumber(value)}${NBSP}kr`;
  const text = size < 0.01 ? small(value) : write(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${text}${NBSP}kr`;
}

/** A fraction as per cent with at most one decimal, or more, or its first digits where it is less than one: 2,4 %, 0,0044 %. */
export function formatShare(value: number, decimals = 1): string {
  const percent = value * 100;
  return `${Math.abs(percent) < 1 ? small(percent) : formatNumber(percent, decimals)}${NBSP}%`;
}
