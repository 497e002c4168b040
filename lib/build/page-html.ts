import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { UnknownOutput } from "./next-output.ts";

/** An element of a page: its attributes, its text, and where it stands in the page's source. */
export interface PageElement {
  attributes: Readonly<Record<string, string>>;
  text: string;
  start: number;
  end: number;
}

interface PageParts {
  scripts: PageElement[];
  links: PageElement[];
  /** Every class name, and the name of every element, that stands in the page. */
  classes: Set<string>;
  tags: Set<string>;
}

/**
 * What of a page the sealing looks at, as a browser would read it.
 * @throws UnknownOutput when an element is not closed
 */
export function partsOf(html: string): PageParts {
  const parts: PageParts = { scripts: [], links: [], classes: new Set(), tags: new Set() };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("attrs" in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      parts.tags.add(node.tagName);
      for (const name of attributes.class?.split(/\s+/) ?? []) parts.classes.add(name);
      const list = node.tagName === "script" ? parts.scripts : node.tagName === "link" ? parts.links : undefined;
      if (list) {
        const place = node.sourceCodeLocation;
        if (!place) throw new UnknownOutput(`a ${node.tagName} that does not stand in the source`);
        const text = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
        list.push({ attributes, text, start: place.startOffset, end: place.endOffset });
      }
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html, { sourceCodeLocationInfo: true }));
  return parts;
}

/** The page with other text in the place of these elements. */
export function withReplaced(html: string, replaced: readonly { element: PageElement; by: string }[]): string {
  let result = "";
  let at = 0;
  for (const { element, by } of replaced.toSorted((a, b) => a.element.start - b.element.start)) {
    result += html.slice(at, element.start) + by;
    at = element.end;
  }
  return result + html.slice(at);
}
