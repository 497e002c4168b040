import { sql } from "kysely";
import { fileText } from "#lib/cv/files.ts";
import { type Db, isPostgres, type Trx } from "#lib/db/database.ts";
import { stemOf, wordsOf } from "#lib/search/words.ts";
import type { Lead } from "./store.ts";

/** What the inbox can be narrowed by, besides words; each is a word of its own in the index. */
export const filterNames = ["kind", "status", "role", "direction", "engagement", "availability", "service"] as const;
export type FilterName = (typeof filterNames)[number];

/** No visitor's word begins so. */
export const filterWord = (name: FilterName, value: string): string =>
  `zzx${name}zzx${value.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`;

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

/** The stems of all that a lead says, its CV included: the same on both databases. */
async function documentOf(trx: Trx, lead: Lead, status: string): Promise<string> {
  const cv = (await fileText(trx, { leadId: lead.id })) ?? "";
  const { consent: _consent, profile: _profile, ...written } = lead.values;
  const text = [lead.reference, ...Object.values(written).flat(), lead.profile?.title ?? "", cv].join(" ");
  return [...wordsOf(text).map(({ word }) => stemOf(word)), ...filterWords(lead, status)].join(" ");
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
    .values({ lead_id: leadId })
    .onConflict((conflict) => conflict.column("lead_id").doNothing())
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

const AT_ONCE = 200;

/** So many leads that count and have no place in the inbox yet, since they came before there was one: the oldest first. */
export async function leadsWithoutPlace(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("leads")
    .leftJoin("inbox", "inbox.lead_id", "leads.id")
    .select("leads.id")
    .where("inbox.lead_id", "is", null)
    .where("leads.state", "!=", "unconfirmed")
    .orderBy("leads.created_at")
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}
