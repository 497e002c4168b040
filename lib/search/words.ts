import { stemmer } from "@orama/stemmers/swedish";

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text with their places. */
export function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
}

/**
 * What a word is looked up by: its Swedish stem, without capitals and without the signs over letters, so that
 * ”snittordervardet” finds ”Snittordervärde”.
 */
export function stemOf(word: string): string {
  const plain = word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  // The stemmer leaves the definite form of neuters as it is: ”värdet” beside ”värde”.
  let stem = plain.replace(/(?<=.{4})(?<!h)ets?$/, "");
  // Once more until nothing falls off: ”graden” becomes ”grad” first, and ”grad” itself is cut further.
  for (let next = stemmer(stem); next !== stem; next = stemmer(stem)) stem = next;
  return stem;
}

/** Words that stand in nearly every sentence and tell nothing of what it is about; with them the e of ”e-handel”. */
const FILLERS = new Set(
  "att av de den det du där e en er ett eller från för ha har hur här i in inte kan med men mot ni när och om på ska som så till under upp ut vad var vem vi vilka vilken är".split(
    " ",
  ),
);

export const isFiller = (word: string) => FILLERS.has(word.toLowerCase());
