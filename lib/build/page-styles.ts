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

/** Every variable that is declared in a style sheet and read nowhere in it. */
function idleVariables(css: string): string[] {
  const declared = new Set<string>();
  const read = new Set<string>();
  transform({
    filename: "site.css",
    code: Buffer.from(css),
    visitor: {
      Rule: { property: ({ value }) => void declared.add(value.name) },
      // Properties that lightningcss does not know count as custom, too.
      Declaration: { custom: ({ name }) => void (name.startsWith("--") && declared.add(name)) },
      Variable: ({ name }) => void read.add(name.ident),
    },
  });
  return [...declared].filter((name) => !read.has(name));
}

function without(css: string, unusedSymbols: string[]): string {
  return transform({ filename: "site.css", code: Buffer.from(css), minify: true, unusedSymbols }).code.toString();
}

/**
 * A function that gives what a page needs of a style sheet: the rules whose classes stand in it, and the variables that
 * those rules read.
 * @param css the whole style sheet
 */
export function stylesFor(css: string): (classes: ReadonlySet<string>) => string {
  const all = [...classNames(css)];
  // Pages of one kind use the same classes.
  const made = new Map<string, string>();
  return (classes) => {
    const unused = all.filter((name) => !classes.has(name));
    const key = unused.join(" ");
    const before = made.get(key);
    if (before !== undefined) return before;
    const rules = without(css, unused);
    const text = without(rules, idleVariables(rules));
    made.set(key, text);
    return text;
  };
}
