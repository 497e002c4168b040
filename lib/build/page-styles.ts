import { type Selector, type SelectorComponent, transform, type Visitor } from "lightningcss";
import { UnknownOutput } from "./next-output.ts";

/** What stands in a page, as far as a style sheet asks. */
interface PageNames {
  classes: ReadonlySet<string>;
  /** Names of elements, as `h2`. */
  tags: ReadonlySet<string>;
}

/** Answers what a style sheet asks of a page. */
interface Asked {
  hasClass: (name: string) => boolean;
  hasTag: (name: string) => boolean;
}

/** Pseudo-elements that only form fields have. */
const FIELD_PARTS = /^(placeholder|file-selector-button|-webkit-(search|date|datetime|calendar|inner|outer)-.*)$/;
const FIELDS = ["input", "select", "textarea"];

function pseudoElementName(part: SelectorComponent & { type: "pseudo-element" }): string {
  return part.kind === "custom" && "name" in part ? part.name : part.kind;
}

/**
 * The selectors inside a pseudo-class such as `:is(h2, h3)`.
 * @throws UnknownOutput for a kind that is new to the style sheet: its classes would be missed
 */
function innerSelectors(part: SelectorComponent): readonly Selector[] {
  if (part.type !== "pseudo-class") return [];
  if (part.kind === "is" || part.kind === "where" || part.kind === "not" || part.kind === "has") return part.selectors;
  if (("selectors" in part && part.selectors) || ("of" in part && part.of))
    throw new UnknownOutput(`a selector inside :${part.kind}() in the style sheet`);
  return [];
}

/** Whether something in the page can be meant: each class and element that the selector names stands there. */
function canMatch(selector: Selector, page: Asked): boolean {
  return selector.every((part) => {
    if (part.type === "class") return page.hasClass(part.name);
    if (part.type === "type") return page.hasTag(part.name);
    if (part.type === "pseudo-element") return !FIELD_PARTS.test(pseudoElementName(part)) || FIELDS.some(page.hasTag);
    if (part.type === "pseudo-class" && (part.kind === "is" || part.kind === "where"))
      return part.selectors.some((one) => canMatch(one, page));
    return true;
  });
}

const minified = (css: string, options: { visitor?: Visitor<never>; unusedSymbols?: string[] }): string =>
  transform({ filename: "site.css", code: Buffer.from(css), minify: true, ...options }).code.toString();

/** Every class that a style sheet names, wherever in a selector. */
function classesIn(css: string): Set<string> {
  const found = new Set<string>();
  const collect = (selector: Selector): void => {
    for (const part of selector) {
      if (part.type === "class") found.add(part.name);
      innerSelectors(part).forEach(collect);
    }
  };
  transform({ filename: "site.css", code: Buffer.from(css), visitor: { Selector: collect } });
  return found;
}

/** No vowels, so that no name is a word: blockers of advertisements hide the class `ad`. */
const LETTERS = "bcdfghjklmnpqrstvwxz";

/** A name of a few letters for each class, in the order of the alphabet: the same sheet gives the same names. */
function shortNames(classes: Iterable<string>): Map<string, string> {
  const short = (index: number): string => {
    const rest = Math.floor(index / LETTERS.length);
    return (rest > 0 ? short(rest - 1) : "") + LETTERS.charAt(index % LETTERS.length);
  };
  return new Map([...classes].sort().map((name, index) => [name, short(index)]));
}

function renamed(selector: Selector, names: ReadonlyMap<string, string>): Selector {
  return selector.map((part): SelectorComponent => {
    if (part.type === "class") return { ...part, name: names.get(part.name) ?? part.name };
    const inner = innerSelectors(part);
    return inner.length > 0 ? Object.assign({}, part, { selectors: inner.map((one) => renamed(one, names)) }) : part;
  });
}

/** The rules that can apply to something in a page, with other names for its classes. */
const rulesFor = (css: string, page: Asked, names: ReadonlyMap<string, string>): string =>
  minified(css, {
    visitor: {
      Selector: (selector) => (canMatch(selector, page) ? renamed(selector, names) : []),
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

const withoutIdle = (rules: string) => minified(rules, { unusedSymbols: idleVariables(rules) });

/** What a page needs of a style sheet: the rules that can apply to something in it, and the variables that they read. */
export function rulesOfPage(css: string, page: Asked): string {
  return withoutIdle(rulesFor(css, page, new Map()));
}

/** A style sheet of the build as it can stand in a page at any address. */
export const withAddresses = (css: string): string => css.replaceAll("url(../media/", "url(/_next/static/media/");

interface SheetForPages {
  /** What a page needs of the sheet, under short names. */
  textFor: (page: PageNames) => string;
  /** What the classes are called in those rules: a page repeats their names hundreds of times. */
  names: ReadonlyMap<string, string>;
}

/** Prepares a whole style sheet to be put into pages, as far as each needs it. */
export function sheetForPages(css: string): SheetForPages {
  const names = shortNames(classesIn(css));
  // Pages of one kind name the same.
  const made = new Map<string, string>();
  const textFor = (page: PageNames) => {
    const key = [page.classes, page.tags].map((names) => [...names].sort().join(" ")).join("|");
    const before = made.get(key);
    if (before !== undefined) return before;
    const asked = { hasClass: (name: string) => page.classes.has(name), hasTag: (name: string) => page.tags.has(name) };
    const text = withoutIdle(rulesFor(css, asked, names));
    made.set(key, text);
    return text;
  };
  return { textFor, names };
}
