import GithubSlugger, { slug } from "github-slugger";
import type { Heading, Root, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { formulaText, workedExample } from "#lib/kpi/run.ts";
import { componentSpec } from "./components.ts";
import { elementProps, isBlank, isElement } from "./element.ts";
import { kpiOf } from "./kpis.ts";
import { nodesIn } from "./nodes.ts";
import { typesetTree } from "./typography.ts";

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).freeze();

/** A paragraph of components alone is none: they stand in its place. */
function unravel(tree: Root): void {
  visit(tree, "paragraph", (node, index, parent) => {
    const inner = node.children.filter((child) => !isBlank(child));
    const alone = inner.length > 0 && inner.every((child) => isElement(child) || child.type === "mdxTextExpression");
    if (!alone || !parent || index === undefined) return;
    parent.children.splice(index, 1, ...inner);
    return index;
  });
}

/** Reads MDX into its tree, typeset. Throws a VFileMessage with line and column where the text is not MDX. */
export function parseMdx(source: string): Root {
  const tree = parser.parse(source);
  unravel(tree);
  typesetTree(tree);
  return tree;
}

export interface PageHeading {
  id: string;
  text: string;
  depth: Heading["depth"];
  node: Heading;
}

/** The headings in order with the ids that rehype-slug will give them. */
export function headings(tree: Root): PageHeading[] {
  const slugger = new GithubSlugger();
  const found: PageHeading[] = [];
  for (const node of nodesIn(tree)) {
    if (node.type !== "heading") continue;
    const text = plainText(node);
    found.push({ id: slugger.slug(text), text, depth: node.depth, node });
  }
  return found;
}

/** The anchor of a component such as a row of the comparison, made from its name. */
export const anchorId = slug;

/** Every anchor on the page that components make. */
export function componentAnchors(tree: Root): { id: string; line: number }[] {
  const found: { id: string; line: number }[] = [];
  for (const node of nodesIn(tree)) {
    if (!isElement(node) || !node.name) continue;
    const prop = componentSpec(node.name)?.anchor;
    const value = prop && elementProps(node)[prop];
    if (value) found.push({ id: anchorId(value), line: node.position?.start.line ?? 1 });
  }
  return found;
}

/** The questions and answers of a page, as plain text. */
export function questions(tree: Root): { question: string; answer: string }[] {
  const found: { question: string; answer: string }[] = [];
  for (const node of nodesIn(tree)) {
    if (!isElement(node, "Fraga")) continue;
    const answer = node.children.map((child: RootContent) => plainText(child)).join("\n");
    found.push({ question: elementProps(node).fraga ?? "", answer });
  }
  return found;
}

/** The sources that a page names, in order. */
export function sources(tree: Root): { title: string; publisher: string; url: string }[] {
  const found: { title: string; publisher: string; url: string }[] = [];
  for (const node of nodesIn(tree)) {
    if (!isElement(node, "Kalla")) continue;
    const { titel = "", utgivare = "", adress = "" } = elementProps(node);
    found.push({ title: titel, publisher: utgivare, url: adress });
  }
  return found;
}

/** The words that a KPI card shows. */
function kpiText(id: string | undefined): string {
  const kpi = kpiOf(id);
  return kpi
    ? [kpi.definition, formulaText(kpi), ...Object.values(workedExample(kpi)), ...kpi.drivers, ...kpi.mistakes].join(
        " ",
      )
    : "";
}

/** Whole minutes to read a page, at 200 words a minute, and at least one. Words in component props count too. */
export function readingMinutes(tree: Root): number {
  let text = "";
  for (const node of nodesIn(tree)) {
    if (node.type === "text" || node.type === "inlineCode") text += ` ${node.value}`;
    if (isElement(node)) text += ` ${Object.values(elementProps(node)).join(" ")}`;
    if (isElement(node, "Nyckeltal")) text += ` ${kpiText(elementProps(node).id)}`;
  }
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  return Math.max(1, Math.round(words / 200));
}

/** The ids of the KPIs that a page shows, in order. */
export function kpisShownIn(tree: Root): string[] {
  return nodesIn(tree).flatMap((node) => (isElement(node, "Nyckeltal") ? (elementProps(node).id ?? "") : []));
}

/** Whether the page uses this component. */
export function hasComponent(tree: Root, name: string): boolean {
  return nodesIn(tree).some((node) => isElement(node, name));
}
