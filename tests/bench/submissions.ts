import { listLeads } from "#lib/leads/lead.ts";
import { postgresDatabase, sqliteDatabase } from "#tests/support/databases.ts";
import { store } from "#tests/support/leads.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { quantile } from "./quantile.ts";

const SUBMISSIONS = 1000;
const AT_ONCE = 8;

/** How many submissions a second reach the disk, each with its event and two mails in one transaction. */
export async function benchSubmissions(): Promise<Record<string, object>> {
  const rows: Record<string, object> = {};
  const postgres = await startPostgres();
  const databases = { SQLite: sqliteDatabase, PostgreSQL: () => postgresDatabase(postgres.url) };
  for (const [name, make] of Object.entries(databases)) {
    const { db, close } = await make();
    const times: number[] = [];
    let next = 0;
    const begun = performance.now();
    const worker = async () => {
      while (next < SUBMISSIONS) {
        const changes = { message: `Behov ${next}`, email: `nr${next}@exempel.se` };
        next += 1;
        const start = performance.now();
        await store(db, "contact", changes);
        times.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const seconds = (performance.now() - begun) / 1000;
    rows[name] = {
      stored: (await listLeads(db)).length,
      "per second": Math.round(SUBMISSIONS / seconds),
      "median ms": Math.round(quantile(times, 0.5) * 10) / 10,
      "p99 ms": Math.round(quantile(times, 0.99) * 10) / 10,
    };
    await close();
  }
  await postgres.stop();
  console.log(`\nSubmissions to disk: ${SUBMISSIONS}, ${AT_ONCE} at a time`);
  console.table(rows);
  return rows;
}
