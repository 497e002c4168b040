import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { sql } from "kysely";
import { type Db, emptyLog, isPostgres } from "#lib/db/database.ts";
import { filterWord, indexWord } from "#lib/leads/inbox-index.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { requestLink } from "#lib/leads/own-data.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { queueState } from "#lib/mail/outbox.ts";
import { stemOf } from "#lib/search/words.ts";
import { inboxPage, unreadCount } from "#lib/staff/inbox.ts";
import { postgresDatabase, sqliteDatabase } from "#tests/support/databases.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { median, quantile } from "./quantile.ts";

const LEADS = 1_000_000;
const RUNS = 20;

/** So many leads, two of three of them candidates, none of them old. */
async function fill(db: Db): Promise<void> {
  const now = new Date().toISOString();
  await sql`insert into leads (id, reference, kind, state, status, email, data, submission_key, created_at, renewed_at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(LEADS)})
    select 'id' || i, 'N-' || i, case when i % 3 = 0 then 'contact' else 'candidate' end, 'active', 'ny',
      'nr' || i || '@exempel.se', '{"name":"Nummer"}', 'key' || i, ${now} || (i + 1000000), ${now}
    from n`.execute(db);
  await sql`analyze`.execute(db);
}

/** Words that stand in every lead, in one of a hundred, and in one of ten thousand. */
const COMMON = "handel";
const some = (count: number) =>
  `somt${String.fromCharCode(97 + (count % 10))}${String.fromCharCode(97 + Math.floor(count / 10))}`;
const rare = (count: number) => `sallsynt${String(count).padStart(4, "0")}`;

/** Their places in the inbox and what they are found by. */
async function fillInbox(db: Db): Promise<void> {
  await sql`insert into inbox (lead_id, key_id) select id, 'bench' from leads order by created_at`.execute(db);
  await sql`create table bench_words (part integer, n integer, word text)`.execute(db);
  const words = [
    ...Array.from({ length: 100 }, (_, n) => ({ part: 100, n, word: indexWord(stemOf(some(n))) })),
    ...Array.from({ length: 10_000 }, (_, n) => ({ part: 10_000, n, word: indexWord(stemOf(rare(n))) })),
  ];
  for (let start = 0; start < words.length; start += 1000) {
    const rows = words.slice(start, start + 1000).map(({ part, n, word }) => sql`(${part}, ${n}, ${word})`);
    await sql`insert into bench_words values ${sql.join(rows)}`.execute(db);
  }
  await sql`create index bench_words_n on bench_words (part, n)`.execute(db);
  const every = `${indexWord(stemOf(COMMON))} ${filterWord("status", "ny")} `;
  const kind = sql`case when place % 3 = 0 then ${filterWord("kind", "contact")} else ${filterWord("kind", "candidate")} end`;
  const text = sql`${every} || ${kind} || ' ' || a.word || ' ' || b.word`;
  const joined = sql`from inbox join bench_words a on a.part = 100 and a.n = place % 100
    join bench_words b on b.part = 10000 and b.n = place % 10000 order by place`;
  if (isPostgres(db))
    await sql`insert into inbox_words select place, to_tsvector('simple', ${text}) ${joined}`.execute(db);
  else await sql`insert into inbox_words (rowid, words) select place, ${text} ${joined}`.execute(db);
  if (isPostgres(db)) await sql`vacuum analyze`.execute(db);
}

const ask =
  (words: string, filters = {}, before?: number) =>
  (db: Db) =>
    inboxPage({ words, filters, before }, db);

/** What recruiters ask of the inbox. */
const inboxQueries: Record<string, (db: Db) => Promise<unknown>> = {
  "inbox: newest": ask(""),
  "inbox: in the middle": ask("", {}, 500_000),
  "inbox: candidates that are new": ask("", { kind: "candidate", status: "ny" }),
  "inbox: a word of every lead": ask(COMMON),
  "inbox: a word of one in a hundred": ask(some(42)),
  "inbox: a word of one in ten thousand": ask(rare(4242)),
  "inbox: a rare word among candidates": ask(rare(4242), { kind: "candidate" }),
  "inbox: a beginning of many words": ask("somt"),
  "inbox: nothing": ask("finnsinte"),
  "inbox: unread": (db) => unreadCount(db),
};

const queries: Record<string, (db: Db) => Promise<unknown>> = {
  "50 newest": (db) => listLeads(db, 50),
  "one with its history": (db) => leadHistory("N-500000", db),
  "link to own data": (db) => requestLink("nr700000@exempel.se", randomUUID(), db),
  "mail queue": (db) => queueState(db),
  "retention, dry run": (db) => runRetention(db, { dryRun: true }),
};

const ms = (time: number) => `${Math.round(time * 100) / 100} ms`;

/** How large the database is. */
async function bytesOf(db: Db, url: string): Promise<number> {
  if (!isPostgres(db)) {
    await emptyLog(db);
    return statSync(url).size;
  }
  const { rows } = await sql<{ size: string }>`select pg_database_size(current_database()) as size`.execute(db);
  return Number(rows[0]?.size);
}

/** What staff and candidates ask of a database with a million leads, with the 95th percentile of 20. */
export async function benchInbox(): Promise<Record<string, object>> {
  const postgres = await startPostgres();
  const databases = { SQLite: sqliteDatabase, PostgreSQL: () => postgresDatabase(postgres.url) };
  const rows: Record<string, Record<string, string>> = {};
  for (const [name, make] of Object.entries(databases)) {
    const { db, url, close } = await make();
    await fill(db);
    const before = await bytesOf(db, url);
    await fillInbox(db);
    const size = `${Math.round(((await bytesOf(db, url)) - before) / 2 ** 20)} MB`;
    rows["inbox: places and index"] = { ...rows["inbox: places and index"], [`${name} median`]: size };
    for (const [query, run] of Object.entries({ ...queries, ...inboxQueries })) {
      const times: number[] = [];
      for (let count = 0; count < RUNS; count += 1) {
        const start = performance.now();
        await run(db);
        times.push(performance.now() - start);
      }
      rows[query] = {
        ...rows[query],
        [`${name} median`]: ms(median(times)),
        [`${name} p95`]: ms(quantile(times, 0.95)),
      };
    }
    await close();
  }
  await postgres.stop();
  console.log(`\nQueries with ${LEADS.toLocaleString("en")} leads`);
  console.table(rows);
  return rows;
}
