import { DAY_MS, HOUR_MS } from "#lib/config/durations.ts";
import type { Db } from "#lib/db/database.ts";

/**
 * Whether this instance is to run a daily job now: of several that ask, one gets it, for an hour. A job of which nobody
 * then says that it is done has failed, or its instance or the database went away: it is for whoever asks next.
 */
export async function takeDailyJob(db: Db, name: string, now = Date.now()): Promise<boolean> {
  const dueInAnHour = new Date(now - DAY_MS + HOUR_MS).toISOString();
  const taken = await db
    .insertInto("jobs")
    .values({ name, last_run_at: dueInAnHour })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ last_run_at: dueInAnHour })
        .where("jobs.last_run_at", "<", new Date(now - DAY_MS).toISOString()),
    )
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Notes that a daily job is done: it is due again in a day. */
export async function finishDailyJob(db: Db, name: string, now = Date.now()): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ last_run_at: new Date(now).toISOString() })
    .where("name", "=", name)
    .execute();
}
