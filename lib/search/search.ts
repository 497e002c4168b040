import MiniSearch, { type AsPlainObject, type Options, type SearchResult as SearchHit } from "minisearch";
import type { SearchWords } from "#lib/content/search-words.ts";
import { asWritten, type KnownQuestions, knownQuestions } from "./known-questions.ts";
import type { Passage } from "./passages.ts";
import { isFiller, stemOf, wordsOf } from "./words.ts";

const options: Options<Passage> = {
  fields: ["title", "heading", "text"],
  tokenize: (text) => wordsOf(text).map(({ word }) => word),
  processTerm: (word) => (isFiller(word) ? null : stemOf(word)),
};

/**
 * What a search is made in: an index of passages, the passages themselves (the index would copy them into each of thousands
 * of hits), and for each stem the word that stands for it most often.
 */
export interface SearchIndex {
  search: MiniSearch<Passage>;
  /** By their ids. */
  passages: ReadonlyMap<unknown, Passage>;
  words: ReadonlyMap<string, string>;
  known: KnownQuestions;
}

export interface StoredIndex {
  search: AsPlainObject;
  passages: readonly Passage[];
  words: Record<string, string>;
  searchWords: SearchWords;
}

const byId = (passages: readonly Passage[]) => new Map(passages.map((passage) => [passage.id, passage]));

export function makeIndex(passages: readonly Passage[], searchWords: SearchWords): SearchIndex {
  const search = new MiniSearch<Passage>(options);
  search.addAll(passages);
  const counts = new Map<string, number>();
  for (const { title, heading, text } of passages) {
    for (const { word } of wordsOf(`${title} ${heading} ${text}`)) {
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
    }
  }
  const words = new Map<string, string>();
  for (const [word] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    const stem = stemOf(word);
    if (!words.has(stem)) words.set(stem, word);
  }
  return { search, passages: byId(passages), words, known: knownQuestions(searchWords) };
}

export function storeIndex({ search, passages, words, known }: SearchIndex): StoredIndex {
  return {
    search: search.toJSON(),
    passages: [...passages.values()],
    words: Object.fromEntries(words),
    searchWords: known.words,
  };
}

export function restoreIndex({ search, passages, words, searchWords }: StoredIndex): SearchIndex {
  return {
    search: MiniSearch.loadJS<Passage>(search, options),
    passages: byId(passages),
    words: new Map(Object.entries(words)),
    known: knownQuestions(searchWords),
  };
}

/** A piece of text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

export interface Found {
  kind: Passage["kind"];
  path: string;
  title: string;
  heading: string;
  passage: Piece[];
}

export interface SearchResult {
  found: Found[];
  /** The question spelt as the site's words are, where nothing has the words that were typed. */
  meant: string | undefined;
  /** Whether what was found is on what was meant: nothing has what was typed. */
  onMeant: boolean;
}

/** No person reads more of them; who finds too much asks again. */
const MOST_FOUND = 20;
const LONGEST_QUESTION = 200;
/** A word of so many letters may be the beginning of a longer one: Swedish puts words together. */
const SHORTEST_BEGINNING = 4;
/** The first part of a word put together is seldom shorter. */
const SHORTEST_FIRST_PART = 3;
/** In letters, about two lines. */
const PASSAGE_LENGTH = 220;

const isBeginning = (term: string) => term.length >= SHORTEST_BEGINNING;

/** The stems of the words in the site's own texts, which are met in every search: so many and no more. */
const knownStems = new Map<string, string>();

function stemInText(word: string): string {
  const stem = knownStems.get(word) ?? stemOf(word);
  knownStems.set(word, stem);
  return stem;
}

/** Whether a word of a text is one of those that were asked for. */
const isAsked = (word: string, stems: readonly string[]): boolean => {
  const stem = stemInText(word);
  return stems.some((asked) => stem === asked || (isBeginning(asked) && stem.startsWith(asked)));
};

/** Where a word begins in a text, with the e of ”e-handel”, which is no word to look for. */
const startWithE = (text: string, start: number) =>
  /(?<![\p{L}\p{N}])e-$/iu.test(text.slice(Math.max(0, start - 3), start)) ? start - 2 : start;

/** The part of a text that has the most of what was asked for, with it marked. */
function bestPassage(text: string, stems: readonly string[]): Piece[] {
  const asked = wordsOf(text)
    .filter(({ word }) => isAsked(word, stems))
    .map((hit) => ({ ...hit, start: startWithE(text, hit.start) }));
  let best = { start: 0, count: 0 };
  for (const { start } of asked) {
    const inside = asked.filter((hit) => hit.start >= start && hit.end <= start + PASSAGE_LENGTH);
    const count = new Set(inside.map(({ word }) => stemInText(word))).size;
    if (count > best.count) best = { start, count };
  }
  // From the sentence's beginning, where that is near.
  const sentence = Math.max(text.lastIndexOf(". ", best.start) + 1, 0);
  const word = text.lastIndexOf(" ", Math.max(0, best.start - PASSAGE_LENGTH / 3)) + 1;
  const start = best.start - sentence < PASSAGE_LENGTH / 2 ? sentence : word;
  const rough = Math.min(text.length, start + PASSAGE_LENGTH);
  const end = rough < text.length ? Math.max(text.lastIndexOf(" ", rough), start + 1) : rough;

  const pieces: Piece[] = start > 0 && start !== sentence ? [{ text: "… ", marked: false }] : [];
  let at = start;
  for (const hit of asked) {
    if (hit.start < at || hit.end > end) continue;
    pieces.push(
      { text: text.slice(at, hit.start), marked: false },
      { text: text.slice(hit.start, hit.end), marked: true },
    );
    at = hit.end;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), marked: false });
  const [first, ...others] = pieces.filter((piece) => piece.text);
  return first ? [{ ...first, text: first.text.trimStart() }, ...others] : [];
}

const searchOptions = {
  prefix: isBeginning,
  boost: { title: 4, heading: 2 },
} as const;

/** Whether the site has a word, or one that begins with it. */
function isKnown({ words }: SearchIndex, word: string): boolean {
  const stem = stemOf(word);
  return (
    isFiller(word) || words.has(stem) || (isBeginning(stem) && [...words.keys()].some((one) => one.startsWith(stem)))
  );
}

/** The longest of the site's words that a word begins with: ”lönenivå” is about ”lön”, and ”kpier” are more than one ”kpi”. */
function beginningOf({ words }: SearchIndex, word: string): string | undefined {
  const written = word.normalize("NFC").toLowerCase();
  for (let length = stemOf(word).length - 1; length >= SHORTEST_FIRST_PART; length -= 1) {
    const first = stemOf(word).slice(0, length);
    // With its signs: ”konsult” does not begin with ”kön”.
    if (words.get(first)?.startsWith(written.slice(0, length)) && !isFiller(first)) return first;
  }
  return undefined;
}

/**
 * The word of the site's that somebody meant: what the same is called here, or the nearest if it is near, otherwise what
 * the word begins with.
 */
function meantBy(index: SearchIndex, word: string): string | undefined {
  const called = index.known.called(word);
  if (called) return called;
  const stem = index.search.search(word, { fuzzy: 0.2, maxFuzzy: 3 })[0]?.terms[0] ?? beginningOf(index, word);
  return stem && (index.words.get(stem) ?? stem);
}

/** A question as the site spells its words: each that nothing has is exchanged for the one that was meant. */
function respelt(index: SearchIndex, question: string): string | undefined {
  const called = index.known.called(question);
  if (called) return called;
  let spelt = "";
  let at = 0;
  for (const { word, start, end } of wordsOf(question)) {
    spelt += question.slice(at, start) + ((!isKnown(index, word) && meantBy(index, word)) || word);
    at = end;
  }
  spelt += question.slice(at);
  return spelt === question ? undefined : spelt;
}

/** Hits that have all words of a question before all hits: read no further than is needed, since there may be thousands. */
function* wholeFirst(hits: readonly SearchHit[], words: number): Generator<SearchHit> {
  for (const hit of hits) if (hit.queryTerms.length >= words && new Set(hit.queryTerms).size === words) yield hit;
  yield* hits;
}

/** The words of a question that tell what it is about, by their stems. */
const stemsOf = (question: string): string[] =>
  wordsOf(question).flatMap(({ word }) => (isFiller(word) ? [] : [stemOf(word)]));

/**
 * What the site has on a question: each page once, at the place that fits best. What the editors have chosen for it stands
 * first, then what has all its words, then what has some of them.
 */
function find(index: SearchIndex, question: string): Found[] {
  const stems = stemsOf(question);
  const found = index.known.picks(question);
  const seen = new Set(found.map(({ path }) => path.split("#")[0] ?? ""));
  const hits = index.search.search(question, searchOptions);
  for (const hit of wholeFirst(hits, new Set(stems).size)) {
    const passage = index.passages.get(hit.id);
    if (!passage) continue;
    const { kind, path, title, heading, text } = passage;
    const page = kind === "kpi" || kind === "term" ? `${kind} ${title}` : path.split("#")[0];
    if (seen.has(page ?? "")) continue;
    seen.add(page ?? "");
    found.push({ kind, path, title, heading, passage: bestPassage(text, stems) });
    if (found.length === MOST_FOUND) break;
  }
  return found;
}

/** What the site has on a question, or, where it has nothing, on what was meant. */
export function searchFor(index: SearchIndex, typed: string): SearchResult {
  const question = asWritten(typed.slice(0, LONGEST_QUESTION));
  if (stemsOf(question).length === 0) return { found: [], meant: undefined, onMeant: false };
  const found = find(index, question);
  const meant = index.known.picks(question).length > 0 ? undefined : respelt(index, question);
  if (found.length > 0 || !meant) return { found, meant, onMeant: false };
  const onMeant = find(index, meant);
  return onMeant.length > 0 ? { found: onMeant, meant, onMeant: true } : { found, meant: undefined, onMeant: false };
}
