import { transform } from "lightningcss";

/** Every class name that a style sheet has rules for. */
function classNames(css: string): Set<string> {
  const names = new Set<string>();
  transform({
    filename: "site.css",
    code: Buffer.from(css),
    visitor: {
      Selector(selector) {
        for (const part of selector) if (part.type === "class") names.add(part.name);
      },
    },
  });
  return names;
}

/**
 * A function that gives what a page needs of a style sheet: the rules whose classes stand in it.
 * @param css the whole style sheet
 */
export function stylesFor(css: string): (classes: ReadonlySet<string>) => string {
  const all = [...classNames(css)];
  const code = Buffer.from(css);
  // Pages of one kind use the same classes.
  const made = new Map<string, string>();
  return (classes) => {
    const unusedSymbols = all.filter((name) => !classes.has(name));
    const key = unusedSymbols.join(" ");
    const before = made.get(key);
    if (before !== undefined) return before;
    const text = transform({ filename: "site.css", code, minify: true, unusedSymbols }).code.toString();
    made.set(key, text);
    return text;
  };
}
