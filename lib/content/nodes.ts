import type { Nodes as HtmlNodes } from "hast";
import type { Nodes } from "mdast";

function collect<Node extends Nodes | HtmlNodes>(node: Node, into: (Nodes | HtmlNodes)[]): void {
  into.push(node);
  if ("children" in node) for (const child of node.children) collect(child, into);
}

/**
 * Every node of a tree, itself first, in the order of the text. A build goes through each text two dozen times:
 * unist-util-visit, which names a function for each node that it meets, took a twentieth of it.
 */
export function nodesIn(tree: Nodes): Nodes[];
export function nodesIn(tree: HtmlNodes): HtmlNodes[];
export function nodesIn(tree: Nodes | HtmlNodes): (Nodes | HtmlNodes)[] {
  const found: (Nodes | HtmlNodes)[] = [];
  collect(tree, found);
  return found;
}
