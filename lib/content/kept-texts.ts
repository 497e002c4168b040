import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { parseMdx } from "./parse.ts";
import { keep } from "./read-file.ts";

/**
 * To parse a text takes a hundred times as long as to read its tree from a file, its front matter ten times. A build needs
 * each tree four times, and each front matter eight, in processes of their own. KEPT_TEXTS names the folder where its
 * check leaves them for those that draw the pages, write their Markdown and index them (lib/tasks/build.ts); outside a
 * build it is not set.
 */
const folder = () => process.env.KEPT_TEXTS;

const hashOf = (source: string) => createHash("sha256").update(source).digest("hex");
const nameOf = (source: string) => `${hashOf(source)}.json`;

const FRONT_MATTER = "front-matter.json";

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

/** Keeps the front matter of pages that have passed the check. */
export function keepFrontMatter(pages: readonly { source: string; data: unknown }[]): void {
  const kept = folder();
  if (!kept) return;
  const file = path.join(kept, FRONT_MATTER);
  const data = Object.fromEntries(pages.map((page) => [hashOf(page.source), page.data]));
  // Another process may look for it meanwhile (the bundler's runs beside the check): it sees the whole file or none.
  writeFileSync(`${file}.new`, JSON.stringify(data));
  renameSync(`${file}.new`, file);
}

/** By the hash of its text; undefined outside a build, and while its check runs. */
const keptData = keep((): Map<string, unknown> | undefined => {
  const kept = folder();
  const file = kept && path.join(/* turbopackIgnore: true */ kept, FRONT_MATTER);
  return file && existsSync(file) ? new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")))) : undefined;
});

/** The front matter of a text that has passed the check, or undefined where it has to be read. */
export const keptFrontMatter = (source: string): unknown => keptData()?.get(hashOf(source));
