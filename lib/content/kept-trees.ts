import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { parseMdx } from "./parse.ts";

/**
 * To parse a text takes a hundred times as long as to read its tree from a file, and a build needs each tree four times,
 * in processes of their own. KEPT_TREES names the folder where its check leaves them for those that draw the pages, write
 * their Markdown and index them (lib/tasks/build.ts); outside a build it is not set.
 */
const folder = () => process.env.KEPT_TREES;

const nameOf = (source: string) => `${createHash("sha256").update(source).digest("hex")}.json`;

/** Keeps the tree of a text that has just been parsed, without the places of its nodes, which only the check needs. */
export function keepTree(source: string, tree: Root): void {
  const kept = folder();
  if (!kept) return;
  writeFileSync(
    path.join(kept, nameOf(source)),
    JSON.stringify(tree, (key, value) => (key === "position" ? undefined : value)),
  );
}

/**
 * The tree of a text that has passed the check. Its nodes may not know where they stand in the file.
 * @throws Error in a build, when the text is another than the check has seen
 */
export function treeOf(source: string): Root {
  const kept = folder();
  if (!kept) return parseMdx(source);
  const file = path.join(/* turbopackIgnore: true */ kept, nameOf(source));
  if (!existsSync(file)) throw new Error("A text under content/ was saved after it had been checked: build again.");
  // As `keepTree` has written it a moment ago.
  return JSON.parse(readFileSync(file, "utf8")) as Root;
}
