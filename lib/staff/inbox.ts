import { sql } from "kysely";
import { type Db, database, isPostgres } from "#lib/db/database.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import {
  type FilterName,
  filterNames,
  filterWord,
  indexWord,
  phonesIn,
  phoneWord,
  placeWord,
} from "#lib/leads/inbox-index.ts";
import { isFiller, stemOf, wordsOf } from "#lib/search/words.ts";

export const statuses = ["ny", "kontaktad", "pagar", "klar"] as const satisfies readonly LeadRow["status"][];

export const statusNames: Readonly<Record<LeadRow["status"], string>> = {
  ny: "Ny",
  kontaktad: "Kontaktad",
  pagar: "Pågår",
  klar: "Klar",
};

/** What an inbox is asked for. */
export interface InboxQuery {
  /** Words, or a telephone number, all of which a lead has to have. */
  words: string;
  filters: Partial<Record<FilterName, string>>;
  /** Words of the place that a candidate or a company named. */
  place?: string | undefined;
  /** Only leads that came before this place. */
  before?: number | undefined;
}

export interface InboxLine {
  reference: string;
  kind: LeadRow["kind"];
  status: LeadRow["status"];
  unread: boolean;
  /** When it came to count. */
  at: string;
  name: string;
  /** A company, or where a candidate wants to work. */
  about: string;
}

export interface InboxPage {
  lines: InboxLine[];
  /** Where the next page begins, if there is one. */
  next: number | undefined;
}

const ON_A_PAGE = 40;
/** A word of so many letters may be the beginning of a longer one. */
const SHORTEST_BEGINNING = 3;
const MOST_WORDS = 12;
const NEAR = 5000;
/** Beyond that nobody needs to know how many. */
const MOST_UNREAD = 1000;

interface Term {
  word: string;
  beginning: boolean;
}

/** What somebody typed, as the index has it. */
const typedTerms = (text: string, wordOf: (stem: string) => string): Term[] =>
  wordsOf(text)
    .filter(({ word }) => !isFiller(word))
    .slice(0, MOST_WORDS)
    .map(({ word }) => stemOf(word))
    .map((stem) => ({ word: wordOf(stem), beginning: stem.length >= SHORTEST_BEGINNING }));

/** What is asked for in words, of which the first telephone number is looked for as one, however it is written. */
function wordTerms(words: string): Term[] {
  const [phone] = phonesIn(words);
  if (!phone) return typedTerms(words, indexWord);
  return [
    ...typedTerms(words.slice(0, phone.start), indexWord),
    { word: phoneWord(phone.digits), beginning: true },
    ...typedTerms(words.slice(phone.end), indexWord),
  ];
}

function termsOf({ words, place = "", filters }: InboxQuery): Term[] {
  const chosen = filterNames.flatMap((name) => {
    const value = filters[name];
    return value ? [{ word: filterWord(name, value), beginning: false }] : [];
  });
  return [...wordTerms(words), ...typedTerms(place, placeWord), ...chosen];
}

/** The places of the leads that have all terms, the newest first. */
async function placesWith(db: Db, terms: readonly Term[], before: number | undefined): Promise<number[]> {
  const upTo = before ?? Number.MAX_SAFE_INTEGER;
  if (terms.length === 0) {
    const rows = await db
      .selectFrom("inbox")
      .select("place")
      .where("place", "<", upTo)
      .orderBy("place", "desc")
      .limit(ON_A_PAGE + 1)
      .execute();
    return rows.map(({ place }) => Number(place));
  }
  if (isPostgres(db)) {
    const query = terms.map(({ word, beginning }) => (beginning ? `${word}:*` : word)).join(" & ");
    const places = async (from: number) => {
      const { rows } = await sql<{ place: string }>`select place from inbox_words
        where words @@ to_tsquery('simple', ${query}) and place >= ${from} and place < ${upTo}
        order by place desc limit ${ON_A_PAGE + 1}`.execute(db);
      return rows.map(({ place }) => Number(place));
    };
    // What many leads have is found among the newest; PostgreSQL would sort them all to find that out.
    const newest = await db
      .selectFrom("inbox")
      .select((row) => row.fn.max("place").as("place"))
      .executeTakeFirst();
    const near = await places(Math.min(upTo, Number(newest?.place ?? 0) + 1) - NEAR);
    return near.length > ON_A_PAGE ? near : places(0);
  }
  const query = terms.map(({ word, beginning }) => (beginning ? `"${word}"*` : `"${word}"`)).join(" AND ");
  const { rows } = await sql<{ place: number }>`select rowid as place from inbox_words
    where inbox_words match ${query} and rowid < ${upTo} order by rowid desc limit ${ON_A_PAGE + 1}`.execute(db);
  return rows.map(({ place }) => place);
}

/** A page of the inbox, the newest first: people are sorted by nothing but time. */
export async function inboxPage(query: InboxQuery, db: Db = database()): Promise<InboxPage> {
  const places = await placesWith(db, termsOf(query), query.before);
  const shown = places.slice(0, ON_A_PAGE);
  if (shown.length === 0) return { lines: [], next: undefined };
  const rows = await db
    .selectFrom("inbox")
    .innerJoin("leads", "leads.id", "inbox.lead_id")
    .select(["reference", "kind", "status", "read_at", "created_at", "confirmed_at", "data", "place"])
    .where("place", "in", shown)
    .orderBy("place", "desc")
    .execute();
  return {
    lines: rows.map((row) => {
      const values: Record<string, unknown> = JSON.parse(row.data);
      const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
      return {
        reference: row.reference,
        kind: row.kind,
        status: row.status,
        unread: row.read_at === null,
        at: row.confirmed_at ?? row.created_at,
        name: text("name"),
        about: text("company") || text("place"),
      };
    }),
    next: places.length > ON_A_PAGE ? shown.at(-1) : undefined,
  };
}

/** How many leads nobody has opened yet, at most a thousand. */
export async function unreadCount(db: Db = database()): Promise<number> {
  const unread = db
    .selectFrom("leads")
    .select("id")
    .where("read_at", "is", null)
    .where("state", "!=", "unconfirmed")
    .limit(MOST_UNREAD);
  const { count } = await db
    .selectFrom(unread.as("unread"))
    .select((expression) => expression.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
