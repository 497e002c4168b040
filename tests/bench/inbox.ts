import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db/database.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { requestLink } from "#lib/leads/self-service.ts";
import { leadHistory, listLeads } from "#lib/leads/store.ts";
import { queueState } from "#lib/mail/outbox.ts";
import { postgresDatabase, sqliteDatabase } from "#tests/support/databases.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { median } from "./quantile.ts";

const LEADS = 1_000_000;
const RUNS = 20;

/** So many leads, two of three of them candidates, none of them old. */
async function fill(db: Db): Promise<void> {
  const now = new Date().toISOString();
  await sql`insert into leads (id, reference, kind, state, email, data, submission_key, created_at, renewed_at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(LEADS)})
    select 'id' || i, 'N-' || i, case when i % 3 = 0 then 'contact' else 'candidate' end, 'active',
      'nr' || i || '@exempel.se', '{"name":"Nummer"}', 'key' || i, ${now} || (i + 1000000), ${now}
    from n`.execute(db);
  await sql`analyze`.execute(db);
}

const queries: Record<string, (db: Db) => Promise<unknown>> = {
  "50 newest": (db) => listLeads(db, 50),
  "one with its history": (db) => leadHistory("N-500000", db),
  "link to own data": (db) => requestLink("nr700000@exempel.se", randomUUID(), db),
  "mail queue": (db) => queueState(db),
  "retention, dry run": (db) => runRetention(db, { dryRun: true }),
};

/** What staff and candidates ask of a database with a million leads, median of 20, in milliseconds. */
export async function benchInbox(): Promise<void> {
  const postgres = await startPostgres();
  const databases = { SQLite: sqliteDatabase, PostgreSQL: () => postgresDatabase(postgres.url) };
  const rows: Record<string, Record<string, number>> = {};
  for (const [name, make] of Object.entries(databases)) {
    const { db, close } = await make();
    await fill(db);
    for (const [query, run] of Object.entries(queries)) {
      const times: number[] = [];
      for (let count = 0; count < RUNS; count += 1) {
        const start = performance.now();
        await run(db);
        times.push(performance.now() - start);
      }
      rows[query] = { ...rows[query], [`${name} ms`]: Math.round(median(times) * 100) / 100 };
    }
    await close();
  }
  await postgres.stop();
  console.log(`\nQueries with ${LEADS.toLocaleString("en")} leads`);
  console.table(rows);
}
