import type { Root } from "mdast";
import { isElement } from "./element.ts";
import { nodesIn } from "./nodes.ts";

const BETWEEN_GROUPS = /(?<=(?<![\d.,:])\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))/g;
const BEFORE_UNIT =
  /(?<=\d) (?=(?:kr|procent|%|år|månader|dagar|timmar|minuter|min|sekunder|MB|poäng|kap\.|§)(?![\p{L}\d]))/gu;

/**
 * A text as it is set: å, ä and ö as one sign each (Unicode NFC), and numbers kept on one line with their thousands and
 * their unit (1 250 kr, 24 månader), whichever space was typed.
 */
export function typeset(text: string): string {
  return text.normalize("NFC").replaceAll(BETWEEN_GROUPS, "\u00a0").replaceAll(BEFORE_UNIT, "\u00a0");
}

/** Sets the texts of an MDX tree, its addresses and components' props included. */
export function typesetTree(tree: Root): void {
  for (const node of nodesIn(tree)) {
    if (node.type === "text") node.value = typeset(node.value);
    if ("url" in node && typeof node.url === "string") node.url = node.url.normalize("NFC");
    if (!isElement(node)) continue;
    for (const attribute of node.attributes) {
      if (attribute.type === "mdxJsxAttribute" && typeof attribute.value === "string") {
        attribute.value = typeset(attribute.value);
      }
    }
  }
}
