import { hash } from "node:crypto";
import { sql } from "kysely";
import { keyedHash } from "#lib/config/secret.ts";
import { fileText } from "#lib/cv/files.ts";
import { type Db, isPostgres, type Trx } from "#lib/db/database.ts";
import { stemOf, wordsOf } from "#lib/search/words.ts";
import { findLead, type Lead } from "./lead.ts";

/** What the inbox can be narrowed by, besides words; each is a word of its own in the index. */
export const filterNames = ["kind", "status", "role", "direction", "engagement", "availability", "service"] as const;
export type FilterName = (typeof filterNames)[number];

/** What a document of a hundred pages has at most. A file of nothing but new words would hold the site up. */
const MOST_STEMS = 5000;

const MOST_PHONES = 50;

/** Longer words are told apart by their beginnings. */
const LONGEST_STEM = 24;

/** No indexed word begins so: they are of the letters a to p. */
export const filterWord = (name: FilterName, value: string): string =>
  `zzx${name}zzx${value.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`;

const KEY_PURPOSE = "inbox-words";
/** Raised when leads get other words than before: those that stand in the index are written anew. */
const FORM = "4";
/** Names the secret that the words were written with, and their form. */
const keyId = () => keyedHash(KEY_PURPOSE, FORM).slice(0, 12);

/** Goes before each beginning that is hashed: a keyed hash of each would cost ten times that, and a CV has thousands. */
const beginningsKey = () => keyedHash(KEY_PURPOSE, "beginnings");

/**
 * A stem as it stands in the index: nobody can read it there, and an index keeps beginnings of words that were deleted.
 * Words that begin alike do so here too, so that beginnings can be looked for.
 * @param key made once for many stems
 */
export function indexWord(stem: string, key = beginningsKey()): string {
  let word = "";
  for (let length = 1; length <= Math.min(stem.length, LONGEST_STEM); length += 1)
    word += hash("sha256", key + stem.slice(0, length)).slice(0, 2);
  // Letters alone: PostgreSQL would part a word at digits that look like a number.
  return word.replaceAll(/[0-9a-f]/g, (digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)] ?? "");
}

/** A stem of a place, told from the same stem elsewhere. */
export const placeWord = (stem: string): string => `zzxplacezzx${indexWord(stem)}`;

/** Each place where a number may begin: a birth date before it must not swallow it. */
const PHONE = /(?=((?:\+|(?<!\d)0)\d[\d\p{Zs}\p{Pd}()/.]{4,20}\d))/gu;

/**
 * The telephone numbers of a text, however they are written, a Swedish one as it is at home: +46 (0)70-123 45 67 is
 * 0701234567. Digits that follow it on the line may hang on.
 */
export function phonesIn(text: string): { digits: string; start: number; end: number }[] {
  return [...text.matchAll(PHONE)].map(({ 1: found = "", index }) => ({
    digits: found
      .replaceAll(/[^\d+]/g, "")
      .replace(/^00/, "+")
      .replace(/^\+460?/, "0"),
    start: index,
    end: index + found.length,
  }));
}

/** A telephone number, told from the same digits elsewhere. */
export const phoneWord = (digits: string): string => `zzxphonezzx${indexWord(digits)}`;

const values = (value: string | string[] | undefined) => [value ?? []].flat();

function filterWords(lead: Lead, status: string): string[] {
  const { roles, profileTypes, engagement, availability, service } = lead.values;
  const of = (name: FilterName, value: string | string[] | undefined) =>
    values(value).map((one) => filterWord(name, one));
  return [
    ...of("kind", lead.kind),
    ...of("status", status),
    ...of("role", roles),
    ...of("direction", profileTypes),
    ...of("engagement", engagement),
    ...of("availability", availability),
    ...of("service", service),
  ];
}

/** All words of a requirement profile, as the staff read it. */
function profileText({ profile }: Lead): string {
  if (!profile) return "";
  const parts = profile.parts.flatMap(({ heading, paragraphs = [], items = [], table = [] }) => [
    heading,
    ...paragraphs,
    ...items,
    ...table.flat(),
  ]);
  return [profile.title, profile.lead, ...parts].join(" ");
}

/** The stems of all that is held of a lead, its CV and what staff have noted included: the same on both databases. */
async function documentOf(trx: Trx, lead: Lead, status: string): Promise<string> {
  const cv = (await fileText(trx, { leadId: lead.id })) ?? "";
  const notes = await trx.selectFrom("lead_notes").select("text").where("lead_id", "=", lead.id).execute();
  const { consent: _consent, profile: _profile, ...written } = lead.values;
  const text = [
    lead.reference,
    ...Object.values(written).flat(),
    profileText(lead),
    ...notes.map((note) => note.text),
    cv,
  ].join("\n");
  const stems = (from: string) => wordsOf(from).map(({ word }) => stemOf(word));
  const key = beginningsKey();
  const words = [
    ...[...new Set(stems(text))].slice(0, MOST_STEMS).map((stem) => indexWord(stem, key)),
    ...stems(values(lead.values.place).join(" ")).map(placeWord),
    ...phonesIn(text)
      .slice(0, MOST_PHONES)
      .map(({ digits }) => phoneWord(digits)),
    ...filterWords(lead, status),
  ];
  return [...new Set(words)].join(" ");
}

/**
 * Puts a lead that counts into the inbox, or brings its words up to date. Its place is the time at which it came to
 * count, and never changes.
 */
export async function indexLead(trx: Trx, lead: Lead): Promise<void> {
  const leadId = lead.id;
  const row = await trx.selectFrom("leads").select(["status", "state"]).where("id", "=", leadId).executeTakeFirst();
  if (!row || row.state === "unconfirmed") return;
  const document = await documentOf(trx, lead, row.status);
  await trx
    .insertInto("inbox")
    .values({ lead_id: leadId, key_id: keyId() })
    .onConflict((conflict) => conflict.column("lead_id").doUpdateSet({ key_id: keyId() }))
    .execute();
  const { place } = await trx
    .selectFrom("inbox")
    .select("place")
    .where("lead_id", "=", leadId)
    .executeTakeFirstOrThrow();
  if (isPostgres(trx)) {
    await sql`insert into inbox_words (place, words) values (${place}, to_tsvector('simple', ${document}))
      on conflict (place) do update set words = excluded.words`.execute(trx);
  } else {
    await sql`delete from inbox_words where rowid = ${place}`.execute(trx);
    await sql`insert into inbox_words (rowid, words) values (${place}, ${document})`.execute(trx);
  }
}

/** Brings what the inbox finds a lead by up to date with what is held of it now. */
export async function indexAnew(trx: Trx, id: string): Promise<void> {
  const lead = await findLead(trx, id);
  if (lead) await indexLead(trx, lead);
}

/** Takes leads out of the inbox with every word of theirs. */
export async function forgetInIndex(trx: Trx, leadIds: readonly string[]): Promise<void> {
  const rows = await trx
    .selectFrom("inbox")
    .select("place")
    .where("lead_id", "in", [...leadIds])
    .execute();
  const key = sql.ref(isPostgres(trx) ? "place" : "rowid");
  for (const { place } of rows) await sql`delete from inbox_words where ${key} = ${place}`.execute(trx);
  await trx
    .deleteFrom("inbox")
    .where("lead_id", "in", [...leadIds])
    .execute();
}

/**
 * The leads that count and cannot be found in the inbox, the oldest first: they came before there was one, or the secret
 * has changed since.
 */
export async function leadsToIndex(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("leads")
    .leftJoin("inbox", "inbox.lead_id", "leads.id")
    .select("leads.id")
    .where((row) => row.or([row("inbox.lead_id", "is", null), row("inbox.key_id", "!=", keyId())]))
    .where("leads.state", "!=", "unconfirmed")
    .orderBy("leads.created_at")
    .execute();
  return rows.map(({ id }) => id);
}
