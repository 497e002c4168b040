import type { SearchWords } from "#lib/content/search-words.ts";
import type { Found } from "./search.ts";
import { isFiller, stemOf, wordsOf } from "./words.ts";

/** What the editors know of visitors' questions (content/sok.yaml). */
export interface KnownQuestions {
  words: SearchWords;
  /** The pages that are to stand first for a question. */
  picks: (question: string) => Found[];
  /** What the site calls a thing that visitors call by another name, or undefined. */
  called: (question: string) => string | undefined;
}

/** Many write these as one word; the site's texts do not. */
export const asWritten = (question: string): string => question.replaceAll(/\be(?=handel|commerce)/giu, "$&-");

/** A question without what tells nothing: in any form of its words, in capitals or not, it is the same question. */
const keyOf = (question: string): string =>
  wordsOf(asWritten(question))
    .flatMap(({ word }) => (isFiller(word) ? [] : [stemOf(word)]))
    .join(" ");

function kindOf(path: string): Found["kind"] {
  if (path.startsWith("/guider/")) return "guide";
  if (path.startsWith("/tjanster/")) return "service";
  return path.startsWith("/verktyg") ? "tool" : "page";
}

export function knownQuestions(words: SearchWords): KnownQuestions {
  const picks = new Map<string, Found[]>();
  for (const { written, path, title, text } of words.picks) {
    const hit: Found = { kind: kindOf(path), path, title, heading: "", passage: [{ text, marked: false }] };
    for (const key of new Set(written.map(keyOf))) picks.set(key, [...(picks.get(key) ?? []), hit]);
  }
  const names = new Map(words.sameAs.flatMap(({ written, called }) => written.map((one) => [keyOf(one), called])));
  return {
    words,
    picks: (question) => [...(picks.get(keyOf(question)) ?? [])],
    called: (question) => names.get(keyOf(question)),
  };
}
