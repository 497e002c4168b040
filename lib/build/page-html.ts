import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { UnknownOutput } from "./next-output.ts";

/** A stretch of a page's source. */
interface Stretch {
  start: number;
  end: number;
}

/** An element of a page: its attributes, its text, and where it stands in the page's source. */
export interface PageElement extends Stretch {
  attributes: Readonly<Record<string, string>>;
  text: string;
}

interface PageParts {
  scripts: PageElement[];
  links: PageElement[];
  /** Each class attribute, with its names in order. */
  classLists: (Stretch & { names: string[] })[];
  /** The name of every element that stands in the page. */
  tags: Set<string>;
}

/**
 * What of a page the sealing looks at, as a browser would read it.
 * @throws UnknownOutput when an element is not closed
 */
export function partsOf(html: string): PageParts {
  const parts: PageParts = { scripts: [], links: [], classLists: [], tags: new Set() };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("attrs" in node) {
      parts.tags.add(node.tagName);
      const place = node.sourceCodeLocation;
      const listed = place?.attrs?.class;
      if (listed) {
        const names = node.attrs.find(({ name }) => name === "class")?.value.split(/\s+/) ?? [];
        parts.classLists.push({ start: listed.startOffset, end: listed.endOffset, names: names.filter(Boolean) });
      }
      const list = node.tagName === "script" ? parts.scripts : node.tagName === "link" ? parts.links : undefined;
      if (list) {
        if (!place) throw new UnknownOutput(`a ${node.tagName} that does not stand in the source`);
        const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
        const text = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
        list.push({ attributes, text, start: place.startOffset, end: place.endOffset });
      }
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
    if ("content" in node) visit(node.content);
  };
  // Scripting off: what stands in <noscript> are elements.
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  return parts;
}

/** The page with other text in the place of these stretches. */
export function withReplaced(html: string, replaced: readonly (Stretch & { by: string })[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, by } of replaced.toSorted((a, b) => a.start - b.start)) {
    result += html.slice(at, start) + by;
    at = end;
  }
  return result + html.slice(at);
}
