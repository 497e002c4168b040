import { setTimeout as wait } from "node:timers/promises";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { scanNewFiles } from "#lib/cv/scan.ts";
import { type Db, emptyLog, type Trx } from "#lib/db/database.ts";
import { deleteExpiredDrafts } from "#lib/forms/drafts.ts";
import { forgetOldLimits } from "#lib/forms/limits.ts";
import { forgetOldMarks } from "#lib/forms/mark.ts";
import { writeCsvFile } from "#lib/leads/csv-file.ts";
import { forgetOldLinks } from "#lib/leads/links.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { forgetOldHits } from "#lib/mail/lanes.ts";
import { forgetOldStaffRows } from "#lib/staff/sessions.ts";
import { forgetOldWebhooks } from "#lib/webhooks/queue.ts";
import { finishDailyJob, takeDailyJob } from "./daily.ts";
import { indexOlderLeads } from "./older-leads.ts";
import { makeSafeCopies } from "./safe-copies.ts";

const LOOK_EVERY_MS = MINUTE_MS;

export interface Job {
  name: string;
  run: (db: Db) => Promise<void>;
  /** Once a day in one of the instances, instead of every minute in each. */
  daily?: boolean;
}

const forget = (name: string, act: (trx: Trx) => Promise<unknown>): Job => ({
  name,
  run: async (db) => {
    await db.transaction().execute(act);
  },
});

async function retention(db: Db): Promise<void> {
  const { unconfirmed, reminded, expired } = await runRetention(db);
  log.info(
    { unconfirmed: unconfirmed.length, reminded: reminded.length, expired: expired.length },
    "retention job has run",
  );
}

/** All that runs by itself. */
export function jobsFor(clamd: string | undefined): Job[] {
  return [
    forget("drafts", deleteExpiredDrafts),
    forget("limits", forgetOldLimits),
    forget("marks", forgetOldMarks),
    forget("links", forgetOldLinks),
    forget("mailbox-hits", forgetOldHits),
    forget("staff", forgetOldStaffRows),
    forget("webhooks", forgetOldWebhooks),
    { name: "safe-copies", run: makeSafeCopies },
    { name: "inbox", run: indexOlderLeads },
    ...(clamd ? [{ name: "scan", run: (db: Db) => scanNewFiles(db, clamd) }] : []),
    { name: "retention", run: retention, daily: true },
    { name: "csv", run: writeCsvFile, daily: true },
    {
      name: "empty-log",
      run: async (db) => {
        await emptyLog(db);
      },
    },
  ];
}

/** Runs each job that is due. One that fails is logged, tried again, and stops no other. */
export async function runJobs(db: Db, jobs: readonly Job[]): Promise<void> {
  for (const { name, run, daily } of jobs) {
    try {
      if (daily && !(await takeDailyJob(db, name))) continue;
      await run(db);
      if (daily) await finishDailyJob(db, name);
    } catch (error) {
      log.error({ job: name, ...errorFacts(error) }, "a job failed and will be tried again");
    }
  }
}

/**
 * Looks every minute after what has to be done.
 * @returns a function that stops it and waits for what is in hand
 */
export function startHousekeeping(db: Db, jobs: readonly Job[]): () => Promise<void> {
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      await runJobs(db, jobs);
      await wait(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await loop;
  };
}
