import { filterNames } from "#lib/leads/inbox-index.ts";

/** The name under which the address of a lead carries the search that it was found by. */
const FOUND_BY = "ur";

const fields: ReadonlySet<string> = new Set(["q", "ort", "fore", ...filterNames]);

/** What of an address's query is a search of the inbox: its fields that are filled in, and nothing else. */
export function searchIn(query: Iterable<[string, string]>): Map<string, string> {
  return new Map([...query].filter(([name, value]) => value && fields.has(name)));
}

/** An address of staff's with these in its query. */
export function withQuery(path: string, query: Iterable<[string, string]>): string {
  const written = new URLSearchParams([...query]).toString();
  return written ? `${path}?${written}` : path;
}

/** What the address of a lead, or of what is done with it, carries of the search that led there. */
export function foundBy(search: ReadonlyMap<string, string>): [string, string][] {
  return search.size > 0 ? [[FOUND_BY, new URLSearchParams([...search]).toString()]] : [];
}

/** The search that led to a lead, from the query of its address, where `foundBy` put it. */
export function searchBefore(query: { get(name: string): string | null | undefined }): Map<string, string> {
  return searchIn(new URLSearchParams(query.get(FOUND_BY) ?? ""));
}
