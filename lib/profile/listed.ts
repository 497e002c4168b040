const list = new Intl.ListFormat("sv", { type: "conjunction" });

/** Things in a sentence: a, b och c. Where one of them has an ”och” of its own the last comes with ”samt”. */
export function listed(things: readonly string[]): string {
  if (!things.some((thing) => thing.includes(" och "))) return list.format(things);
  return [things.slice(0, -1).join(", "), ...things.slice(-1)].filter(Boolean).join(" samt ");
}
