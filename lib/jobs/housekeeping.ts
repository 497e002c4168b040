import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/config/log.ts";
import { scanNewFiles } from "#lib/cv/scan.ts";
import type { Db } from "#lib/db/database.ts";
import { deleteExpiredDrafts } from "#lib/forms/drafts.ts";
import { runRetention } from "#lib/leads/retention.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 60_000;

/** Whether this instance is to run a daily job now: of several that ask, one gets it, once a day. */
export async function takeDailyJob(db: Db, name: string, now = Date.now()): Promise<boolean> {
  const at = new Date(now).toISOString();
  const taken = await db
    .insertInto("jobs")
    .values({ name, last_run_at: at })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ last_run_at: at })
        .where("jobs.last_run_at", "<", new Date(now - DAY_MS).toISOString()),
    )
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}

async function look(db: Db, clamd: string | undefined): Promise<void> {
  await db.transaction().execute((trx) => deleteExpiredDrafts(trx));
  if (clamd) await scanNewFiles(db, clamd);
  if (!(await takeDailyJob(db, "retention"))) return;
  const { unconfirmed, reminded, expired } = await runRetention(db);
  log.info(
    { unconfirmed: unconfirmed.length, reminded: reminded.length, expired: expired.length },
    "retention job has run",
  );
}

/**
 * Looks every minute after what has to be done: drafts whose hour is over, files to scan, and once a day retention.
 * @returns a function that stops it and waits for what is in hand
 */
export function startHousekeeping(db: Db, clamd: string | undefined): () => Promise<void> {
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      try {
        await look(db, clamd);
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : "unknown" }, "housekeeping failed");
      }
      await wait(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await loop;
  };
}
