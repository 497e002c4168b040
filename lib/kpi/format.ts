const NBSP = "\u00a0";

/** Made once: making one costs more than all the numbers of a page. */
const formats = new Map<number, Intl.NumberFormat>();

function formatWith(decimals: number): Intl.NumberFormat {
  const format = formats.get(decimals) ?? new Intl.NumberFormat("sv-SE", { maximumFractionDigits: decimals });
  formats.set(decimals, format);
  return format;
}

/** Swedish digits with non-breaking spaces: 1 250 or 1,75. At most `decimals` decimals. */
export function formatNumber(value: number, decimals = 0): string {
  return formatWith(decimals).format(value).replaceAll(" ", NBSP);
}

/** An amount in whole kronor: 1 250 kr. */
export function formatKronor(value: number): string {
  return `${formatNumber(value)}${NBSP}kr`;
}

/** A fraction as per cent with at most one decimal: 0.024 is 2,4 %. */
export function formatShare(value: number): string {
  return `${formatNumber(value * 100, 1)}${NBSP}%`;
}
