import { readFileSync } from "node:fs";
import path from "node:path";
import { keep } from "#lib/content/read-file.ts";
import { searchWords } from "#lib/content/search-words.ts";
import { passages } from "./passages.ts";
import { makeIndex, restoreIndex, type SearchIndex } from "./search.ts";

/** Where a build keeps it. */
export const SEARCH_INDEX = "search-index.json";

/** The site's index: in development made of the content as it stands, otherwise the build's, read at the first search. */
export const siteIndex = keep((): SearchIndex => {
  if (process.env.NODE_ENV === "development") return makeIndex(passages(), searchWords());
  const file = path.join(/* turbopackIgnore: true */ process.env.BUILD_DIR ?? ".next", SEARCH_INDEX);
  // Written by the same build, by storeIndex.
  return restoreIndex(JSON.parse(readFileSync(file, "utf8")));
});
