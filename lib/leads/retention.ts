import { errorFacts, log } from "#lib/config/log.ts";
import { site } from "#lib/content/site.ts";
import type { Db } from "#lib/db/database.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { type Erased, eraseLeads, finishErasing, tellTeam } from "./erase.ts";
import { kindIds, kinds } from "./kinds.ts";
import { findLead, noteEvent } from "./store.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

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

type Due = { id: string; reference: string };

const isoTime = (time: number) => new Date(time).toISOString();

/** A reminder that waits to be sent has this name in the queue: the person is not reminded yet, nor once more. */
const reminderSlot = (id: string) => `reminder:${id}`;

async function leadsDue(db: Db, now: number) {
  const leads = () => db.selectFrom("leads").select(["id", "reference"]).orderBy("renewed_at");
  const waiting = db.selectFrom("outbox").select("slot").where("slot", "like", reminderSlot("%")).execute();
  const ordered = new Set((await waiting).map(({ slot }) => slot));
  const unconfirmed = await leads().where("state", "=", "unconfirmed").where("confirm_by", "<", isoTime(now)).execute();
  const reminded: Due[] = [];
  const expired: Due[] = [];
  for (const kind of kindIds) {
    const { months, reminded: asks } = kinds[kind];
    const ofKind = leads().where("kind", "=", kind).where("state", "!=", "unconfirmed");
    let over = ofKind.where("renewed_at", "<", isoTime(addMonths(now, -months)));
    if (asks) {
      // Nobody is erased who was not told in time, whatever the job has missed.
      over = over.where("reminded_at", "<", isoTime(now - site().reminderDays * DAY_MS));
      const soon = isoTime(addMonths(now + site().reminderDays * DAY_MS, -months));
      const near = await ofKind.where("renewed_at", "<", soon).where("reminded_at", "is", null).execute();
      reminded.push(...near.filter(({ id }) => !ordered.has(reminderSlot(id))));
    }
    expired.push(...(await over.execute()));
  }
  return { unconfirmed, reminded, expired };
}

async function remind(db: Db, { id }: Due, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const lead = await findLead(trx, id);
    if (!lead) return;
    await noteEvent(trx, id, "reminded", isoTime(now));
    await queueMail(trx, { template: "reminder", recipient: lead.email, aboutId: id, slot: reminderSlot(id) });
  });
}

/** Does something with each lead. One that fails is logged and left for the next time, and stops no other. */
async function each(leads: readonly Due[], act: (lead: Due) => Promise<void>): Promise<void> {
  for (const lead of leads) {
    try {
      await act(lead);
    } catch (error) {
      log.error({ reference: lead.reference, ...errorFacts(error) }, "retention failed for one lead");
    }
  }
}

/**
 * Keeps what the privacy page promises: erases sign-ups that nobody confirmed, reminds candidates whose time is
 * running out, and erases leads whose time is over.
 * @param dryRun only tells what would be done
 */
export async function runRetention(db: Db, { now = Date.now(), dryRun = false } = {}): Promise<RetentionPlan> {
  const due = await leadsDue(db, now);
  if (!dryRun) {
    const all: Erased = { mailIds: [], leadIds: [], references: [], noted: false };
    const erase = (reason: "unconfirmed" | "retention") => async (lead: Due) => {
      // The team gets one mail for all of them.
      const erased = await db.transaction().execute((trx) => eraseLeads(trx, [lead.id], reason, { now, tell: false }));
      all.mailIds.push(...erased.mailIds);
      all.leadIds.push(...erased.leadIds);
      all.references.push(...erased.references);
    };
    await each(due.unconfirmed, erase("unconfirmed"));
    await each(due.reminded, (lead) => remind(db, lead, now));
    await each(due.expired, erase("retention"));
    await db.transaction().execute((trx) => tellTeam(trx, all.references));
    await finishErasing(db, all);
  }
  const references = (leads: readonly Due[]) => leads.map(({ reference }) => reference);
  return {
    unconfirmed: references(due.unconfirmed),
    reminded: references(due.reminded),
    expired: references(due.expired),
  };
}
