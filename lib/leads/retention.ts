import { site } from "#content/site.ts";
import type { Db } from "#lib/db/database.ts";
import { deleteExpiredDrafts } from "#lib/forms/drafts.ts";
import { reminderMail } from "#lib/leads/mails.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { eraseLead } from "./erase.ts";
import { issueLink } from "./links.ts";
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

async function leadsDue(db: Db, now: number) {
  const before = (time: number) => new Date(time).toISOString();
  const leads = () => db.selectFrom("leads").select(["id", "reference"]).orderBy("renewed_at");
  const { candidate, contact } = site.retentionMonths;
  const unconfirmed = await leads()
    .where("state", "=", "unconfirmed")
    .where("renewed_at", "<", before(now - site.confirmationDays * DAY_MS))
    .execute();
  const candidates = leads().where("kind", "=", "candidate").where("state", "!=", "unconfirmed");
  const expiredCandidates = await candidates
    .where("renewed_at", "<", before(addMonths(now, -candidate)))
    // Nobody is erased who was not told in time, whatever the job has missed.
    .where("reminded_at", "<", before(now - site.reminderDays * DAY_MS))
    .execute();
  const reminded = await candidates
    .where("renewed_at", "<", before(addMonths(now + site.reminderDays * DAY_MS, -candidate)))
    .where("reminded_at", "is", null)
    .execute();
  const expiredContacts = await leads()
    .where("kind", "=", "contact")
    .where("state", "!=", "unconfirmed")
    .where("renewed_at", "<", before(addMonths(now, -contact)))
    .execute();
  return { unconfirmed, reminded, expired: [...expiredCandidates, ...expiredContacts] };
}

async function remind(db: Db, { id }: Due, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const lead = await findLead(trx, id);
    if (!lead) return;
    const at = new Date(now).toISOString();
    const erasedOn = new Date(now + site.reminderDays * DAY_MS).toISOString().slice(0, 10);
    await trx.updateTable("leads").set({ reminded_at: at }).where("id", "=", id).execute();
    await noteEvent(trx, id, "reminded", at);
    await queueMail(trx, id, reminderMail(lead, await issueLink(trx, id, "renew", now), erasedOn));
  });
}

/**
 * Keeps what the privacy page promises: erases sign-ups that nobody confirmed, reminds candidates whose time is
 * running out, erases leads whose time is over, and forgets expired drafts, links and counts.
 * @param dryRun only tells what would be done
 */
export async function runRetention(db: Db, { now = Date.now(), dryRun = false } = {}): Promise<RetentionPlan> {
  const due = await leadsDue(db, now);
  if (!dryRun) {
    const erase = ({ id }: Due, reason: "unconfirmed" | "retention") =>
      db.transaction().execute((trx) => eraseLead(trx, id, reason, now));
    for (const lead of due.unconfirmed) await erase(lead, "unconfirmed");
    for (const lead of due.reminded) await remind(db, lead, now);
    for (const lead of due.expired) await erase(lead, "retention");
    await db.transaction().execute((trx) => deleteExpiredDrafts(trx, now));
    const at = new Date(now).toISOString();
    await db.deleteFrom("links").where("expires_at", "<", at).execute();
    await db
      .deleteFrom("limit_hits")
      .where("at", "<", new Date(now - DAY_MS).toISOString())
      .execute();
  }
  const references = (leads: Due[]) => leads.map(({ reference }) => reference);
  return {
    unconfirmed: references(due.unconfirmed),
    reminded: references(due.reminded),
    expired: references(due.expired),
  };
}
