import type { RootContent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";

/** A component as it stands in an MDX tree. */
export type MdxElement = MdxJsxFlowElement | MdxJsxTextElement;

export function isElement(node: { type: string }, name?: string): node is MdxElement {
  const element = node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
  return element && (name === undefined || ("name" in node && node.name === name));
}

/** The text props of a component, as written. A prop with a value in braces is given as undefined. */
export function elementProps(element: MdxElement): Record<string, string | undefined> {
  const props: Record<string, string | undefined> = {};
  for (const attribute of element.attributes) {
    if (attribute.type === "mdxJsxAttribute") {
      props[attribute.name] = typeof attribute.value === "string" ? attribute.value : undefined;
    }
  }
  return props;
}

/** White space between elements. */
export const isBlank = (node: RootContent): boolean => node.type === "text" && node.value.trim() === "";
