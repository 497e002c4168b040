import type { Element, ElementContent, Root as HtmlRoot, Parents } from "hast";
import type { Root } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import rehypeSlug from "rehype-slug";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { nodesIn } from "./nodes.ts";
import { inPieces } from "./whole-words.ts";

const nothing = () => undefined;

/** Tells each cell what its column is called: on a phone a row is a card, and its cells stand below each other. */
function nameCells(table: Element): void {
  const names: string[] = [];
  for (const element of nodesIn(table)) {
    if (element.type !== "element") continue;
    if (element.tagName === "th") names.push(plainText(element));
    if (element.tagName !== "tr") continue;
    let column = 0;
    for (const cell of element.children) {
      if (cell.type !== "element" || cell.tagName !== "td") continue;
      cell.properties.dataColumn = names[column];
      column += 1;
    }
  }
}

/** Names each table for the heading that it stands under: a wide one is reached by keyboard, and then says where one is. */
const nameTables = () => (root: HtmlRoot) => {
  const named = new Map<string, number>();
  let heading = "";
  for (const element of nodesIn(root)) {
    if (element.type !== "element") continue;
    if (/^h[2-4]$/.test(element.tagName)) heading = plainText(element);
    if (element.tagName !== "table") continue;
    const count = (named.get(heading) ?? 0) + 1;
    named.set(heading, count);
    const table = count > 1 ? `Tabell ${count}` : "Tabell";
    element.properties.ariaLabel = heading ? `${table}: ${heading}` : table;
    nameCells(element);
  }
};

function asNode({ text: value, whole }: { text: string; whole: boolean }): ElementContent {
  const text = { type: "text", value } as const;
  return whole ? { type: "element", tagName: "span", properties: {}, children: [text] } : text;
}

/** Puts each word that stays on one line into a `span`: nothing else becomes one. A heading sees to its own words. */
function keepWordsWhole(parent: Parents): void {
  if (parent.type === "element" && parent.tagName === "h2") return;
  // From the end: what is put in moves only what has been seen.
  for (const [index, child] of [...parent.children.entries()].reverse()) {
    if ("children" in child) keepWordsWhole(child);
    if (child.type === "text") parent.children.splice(index, 1, ...inPieces(child.value).map(asNode));
  }
}

const converter = unified()
  .use(remarkRehype, {
    passThrough: ["mdxJsxFlowElement", "mdxJsxTextElement"],
    // Comments: the content check lets no other expression through.
    handlers: { mdxFlowExpression: nothing, mdxTextExpression: nothing },
    footnoteLabel: "Fotnoter",
    footnoteBackLabel: "Tillbaka till texten",
  })
  .use(rehypeSlug)
  .use(nameTables)
  .use(() => keepWordsWhole)
  .freeze();

/** A text's tree as HTML elements, headings with their ids, among them our components as they were written. */
export function htmlTree(tree: Root): HtmlRoot {
  return converter.runSync(tree);
}
