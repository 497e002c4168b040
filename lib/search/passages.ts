import type { Root, RootContent, TableRow } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { elementProps, isElement } from "#lib/content/element.ts";
import { kpis } from "#lib/content/kpis.ts";
import { guides, kpiSections, plainPages, services } from "#lib/content/library.ts";
import { asBlocks } from "#lib/content/markdown.ts";
import { nodesIn } from "#lib/content/nodes.ts";
import { headings } from "#lib/content/parse.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { formulaText } from "#lib/kpi/run.ts";

/** A part of the site that a search may find. */
export interface Passage {
  id: number;
  kind: "guide" | "service" | "page" | "tool" | "kpi" | "term";
  /** Its address, with the heading that it stands under. */
  path: string;
  /** What the page, the KPI or the term is called. */
  title: string;
  /** The heading it stands under; empty at the top of a page. */
  heading: string;
  text: string;
}

type Unnumbered = Omit<Passage, "id">;

interface Written {
  path: string;
  data: { rubrik: string; ingress: string };
  tree: Root;
}

/** What ends without a sign is ended: an item, a heading. */
const asSentence = (text: string) => (/[.!?:…]$/.test(text) ? text : `${text}.`);

/** A row's cells, parted by a sign that stands in none of them. */
const rowText = (row: TableRow) =>
  row.children
    .map((cell) => plainText(cell).replace(/\.$/, ""))
    .filter(Boolean)
    .join("; ");

/** Paragraphs, items and rows, as sentences that can be read one after the other. */
function textOf(nodes: readonly RootContent[]): string {
  const parts: string[] = [];
  for (const node of nodes) {
    for (const inner of nodesIn(node)) {
      if (inner.type === "paragraph" || inner.type === "heading") parts.push(plainText(inner));
      if (inner.type === "tableRow") parts.push(rowText(inner));
    }
  }
  return parts.filter(Boolean).map(asSentence).join(" ");
}

/** What says nothing of the page: the customer's journey is the same on all of them, and sources are other people's titles. */
const isBeside = (node: RootContent) => isElement(node, "Kundresan") || isElement(node, "Kallor");

/** A page, a passage for each of its headings of the second level. */
function passagesOf(kind: Passage["kind"], { path, data, tree }: Written): Unnumbered[] {
  const sections: { heading: string; path: string; nodes: RootContent[] }[] = [{ heading: "", path, nodes: [] }];
  const ids = headings(tree);
  for (const node of tree.children) {
    if (node.type === "heading" && node.depth === 2) {
      const id = ids.find((heading) => heading.node === node)?.id ?? "";
      sections.push({ heading: plainText(node), path: `${path}#${id}`, nodes: [] });
    } else {
      sections.at(-1)?.nodes.push(node);
    }
  }
  const ofThePage = sections.filter(({ heading, nodes }) => !heading || nodes.length === 0 || !nodes.every(isBeside));
  return ofThePage.map((section, index) => ({
    kind,
    path: section.path,
    title: data.rubrik,
    heading: section.heading,
    text: [...(index === 0 ? [data.ingress] : []), textOf(asBlocks(section.nodes.filter((node) => !isBeside(node))))]
      .join(" ")
      .trim(),
  }));
}

/** The terms that a page explains. */
function termsOf({ path, tree }: Written): Unnumbered[] {
  const found: Unnumbered[] = [];
  for (const node of nodesIn(tree)) {
    if (!isElement(node, "Begrepp")) continue;
    const title = elementProps(node).ord ?? "";
    found.push({ kind: "term", path, title, heading: "", text: plainText(node) });
  }
  return found;
}

/** Everything that can be searched for, in the order of the site. */
export function passages(): Passage[] {
  const sections = kpiSections();
  const written: Written[] = [...guides(), ...services(), ...plainPages()];
  const all: Unnumbered[] = [
    ...guides().flatMap((guide) => passagesOf("guide", guide)),
    ...services().flatMap((service) => passagesOf("service", service)),
    ...plainPages().flatMap((page) => passagesOf("page", page)),
    ...toolTexts().tools.map(
      ({ path, name, text }): Unnumbered => ({
        kind: "tool",
        path,
        title: name,
        heading: "",
        text,
      }),
    ),
    ...kpis().map(
      (kpi): Unnumbered => ({
        kind: "kpi",
        path: sections.get(kpi.id) ?? `/verktyg/kpi#${kpi.id}`,
        title: kpi.name,
        heading: "",
        text: `${kpi.definition} Formel: ${formulaText(kpi)}. Kallas också ${kpi.also}.`,
      }),
    ),
    ...written.flatMap(termsOf),
  ];
  return all.filter(({ text }) => text).map((passage, id) => ({ ...passage, id }));
}
