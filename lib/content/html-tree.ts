import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";
import rehypeSlug from "rehype-slug";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const nothing = () => undefined;

const converter = unified()
  .use(remarkRehype, {
    passThrough: ["mdxJsxFlowElement", "mdxJsxTextElement"],
    // Comments: the content check lets no other expression through.
    handlers: { mdxFlowExpression: nothing, mdxTextExpression: nothing },
    footnoteLabel: "Fotnoter",
    footnoteBackLabel: "Tillbaka till texten",
  })
  .use(rehypeSlug)
  .freeze();

/** A text's tree as HTML elements, headings with their ids, among them our components as they were written. */
export function htmlTree(tree: Root): HtmlRoot {
  return converter.runSync(tree);
}
