import { writeFileSync } from "node:fs";
import path from "node:path";
import { searchWords } from "#lib/content/search-words.ts";
import { passages } from "#lib/search/passages.ts";
import { makeIndex, storeIndex } from "#lib/search/search.ts";
import { SEARCH_INDEX } from "#lib/search/site-index.ts";

/** Writes what a search looks in, so that the running site need not read all of content/. */
export function writeSearchIndex(dist: string): void {
  writeFileSync(path.join(dist, SEARCH_INDEX), JSON.stringify(storeIndex(makeIndex(passages(), searchWords()))));
}
