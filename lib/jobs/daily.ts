import type { Db } from "#lib/db/database.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

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

/** Gives a daily job back that failed: it is tried again in an hour. */
export async function releaseDailyJob(db: Db, name: string, now = Date.now()): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ last_run_at: new Date(now - DAY_MS + HOUR_MS).toISOString() })
    .where("name", "=", name)
    .execute();
}
