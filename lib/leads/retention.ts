import type { SelectQueryBuilder } from "kysely";
import { DAY_MS } from "#lib/config/durations.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { site } from "#lib/content/site.ts";
import type { Db, Trx } from "#lib/db/database.ts";
import type { Database, LeadRow } from "#lib/db/schema.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { type Erased, eraseLeads, finishErasing, nothingErased, tellTeam } from "./erase.ts";
import { kindIds, kinds } from "./kinds.ts";
import { lockAddress } from "./lead.ts";
import { noteEvent } from "./lead-events.ts";
import { reminderSlot } from "./mails.ts";

/** The same day of the month so many months away; the month's last day where there is no such day. */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** What the job does, or would do: the references of the leads concerned. */
export interface RetentionPlan {
  /** Sign-ups whose address was never confirmed. */
  unconfirmed: string[];
  /** Candidates who are told that their time is running out. */
  reminded: string[];
  /** Leads whose time is over. */
  expired: string[];
}

const isoTime = (time: number) => new Date(time).toISOString();

/** One thing that the job does: to whom, and what. */
interface Task {
  name: keyof RetentionPlan;
  /** Asked once for all, and again for each in the transaction that acts: the person may have acted in between. */
  due: (db: Db) => SelectQueryBuilder<Database, "leads", Due>;
  act: (trx: Trx, lead: Due) => Promise<Erased>;
}

type Due = Pick<LeadRow, "id" | "reference" | "email">;

const leads = (db: Db) => db.selectFrom("leads").select(["id", "reference", "email"]).orderBy("renewed_at");

// The team gets one mail for all of them.
const erase =
  (reason: "unconfirmed" | "retention", now: number) =>
  (trx: Trx, { id }: Due) =>
    eraseLeads(trx, [id], reason, { now, tell: false });

async function remind(trx: Trx, { id, email }: Due, now: number): Promise<Erased> {
  await noteEvent(trx, id, "reminded", isoTime(now));
  await queueMail(trx, { template: "reminder", recipient: email, aboutId: id, slot: reminderSlot(id) });
  return nothingErased;
}

function tasksOf(kind: LeadRow["kind"], now: number): Task[] {
  const { months, reminded } = kinds[kind];
  const ofKind = (db: Db) => leads(db).where("kind", "=", kind).where("state", "!=", "unconfirmed");
  const over = (db: Db) => ofKind(db).where("renewed_at", "<", isoTime(addMonths(now, -months)));
  const act = erase("retention", now);
  if (!reminded) return [{ name: "expired", due: over, act }];
  const soon = isoTime(addMonths(now + site().reminderDays * DAY_MS, -months));
  return [
    {
      name: "reminded",
      due: (db) =>
        ofKind(db)
          .where("renewed_at", "<", soon)
          .where("reminded_at", "is", null)
          .where(({ not, exists, selectFrom, val, eb }) =>
            not(
              exists(
                selectFrom("outbox")
                  .select("outbox.id")
                  .where("slot", "=", eb(val(reminderSlot("")), "||", eb.ref("leads.id"))),
              ),
            ),
          ),
      act: (trx, lead) => remind(trx, lead, now),
    },
    {
      name: "expired",
      // Nobody is erased who was not told in time, whatever the job has missed.
      due: (db) => over(db).where("reminded_at", "<", isoTime(now - site().reminderDays * DAY_MS)),
      act,
    },
  ];
}

const allTasks = (now: number): Task[] => [
  {
    name: "unconfirmed",
    due: (db) => leads(db).where("state", "=", "unconfirmed").where("confirm_by", "<", isoTime(now)),
    act: erase("unconfirmed", now),
  },
  ...kindIds.flatMap((kind) => tasksOf(kind, now)),
];

/** Does a task for each of these leads. One that fails is logged and left for the next time, and stops no other. */
async function perform(db: Db, { due, act }: Task, leads: readonly Due[]): Promise<Erased[]> {
  const done: Erased[] = [];
  for (const { id, reference, email } of leads) {
    try {
      done.push(
        await db.transaction().execute(async (trx) => {
          await lockAddress(trx, email);
          const still = await due(trx).where("id", "=", id).executeTakeFirst();
          return still ? act(trx, still) : nothingErased;
        }),
      );
    } catch (error) {
      log.error({ reference, ...errorFacts(error) }, "retention failed for one lead");
    }
  }
  return done;
}

/**
 * Keeps what the privacy page promises: erases sign-ups that nobody confirmed, reminds candidates whose time is
 * running out, and erases leads whose time is over.
 * @param dryRun only tells what would be done
 */
export async function runRetention(db: Db, { now = Date.now(), dryRun = false } = {}): Promise<RetentionPlan> {
  const plan: RetentionPlan = { unconfirmed: [], reminded: [], expired: [] };
  const done: Erased[] = [];
  for (const task of allTasks(now)) {
    const due = await task.due(db).execute();
    plan[task.name].push(...due.map(({ reference }) => reference));
    if (!dryRun) done.push(...(await perform(db, task, due)));
  }
  if (dryRun) return plan;
  const references = done.flatMap((erased) => erased.references);
  await db.transaction().execute((trx) => tellTeam(trx, references));
  await finishErasing(db, {
    mailIds: done.flatMap(({ mailIds }) => mailIds),
    leadIds: done.flatMap(({ leadIds }) => leadIds),
  });
  return plan;
}
