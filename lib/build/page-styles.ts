import { type Selector, type SelectorComponent, transform, type Visitor } from "lightningcss";

/** What stands in a page, as far as a style sheet asks. */
export interface PageNames {
  classes: ReadonlySet<string>;
  /** Names of elements, as `h2`. */
  tags: ReadonlySet<string>;
}

/** Pseudo-elements that any element may have. All others are parts of form fields. */
const ANYWHERE = /^(after|before|marker|backdrop|selection|details-content|-webkit-details-marker)$/;
const FIELDS = ["input", "select", "textarea"];

function pseudoElementName(part: SelectorComponent & { type: "pseudo-element" }): string {
  return part.kind === "custom" && "name" in part ? part.name : part.kind;
}

/** Whether something in the page can be meant: each class and element that the selector names stands there. */
function canMatch(selector: Selector, page: PageNames): boolean {
  return selector.every((part) => {
    if (part.type === "class") return page.classes.has(part.name);
    if (part.type === "type") return page.tags.has(part.name);
    if (part.type === "pseudo-element")
      return ANYWHERE.test(pseudoElementName(part)) || FIELDS.some((tag) => page.tags.has(tag));
    if (part.type === "pseudo-class" && (part.kind === "is" || part.kind === "where"))
      return part.selectors.some((one) => canMatch(one, page));
    return true;
  });
}

const minified = (css: string, options: { visitor?: Visitor<never>; unusedSymbols?: string[] }): string =>
  transform({ filename: "site.css", code: Buffer.from(css), minify: true, ...options }).code.toString();

/** The rules that can apply to something in a page. */
const rulesFor = (css: string, page: PageNames): string =>
  minified(css, {
    visitor: {
      Selector: (selector) => (canMatch(selector, page) ? undefined : []),
      // Tailwind's, for browsers without @property: older than those that the site is made for (package.json).
      Rule: { "layer-block": ({ value }) => (value.name?.join(".") === "properties" ? [] : undefined) },
    },
  });

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

/**
 * A function that gives what a page needs of a style sheet: the rules that can apply to something in it, and the variables
 * that those rules read.
 * @param css the whole style sheet
 */
export function stylesFor(css: string): (page: PageNames) => string {
  // Pages of one kind name the same.
  const made = new Map<string, string>();
  return (page) => {
    const key = [...page.classes, "|", ...page.tags].sort().join(" ");
    const before = made.get(key);
    if (before !== undefined) return before;
    const rules = rulesFor(css, page);
    const text = minified(rules, { unusedSymbols: idleVariables(rules) });
    made.set(key, text);
    return text;
  };
}
