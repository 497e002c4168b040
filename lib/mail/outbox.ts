import { randomUUID } from "node:crypto";
import * as z from "zod";
import { readConfig } from "#lib/config/env.ts";
import { type Db, isPostgres } from "#lib/db/database.ts";

const contentSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  replyTo: z.string().optional(),
  /** A page where the recipient can end such mails. */
  unsubscribe: z.string().optional(),
});

export type Mail = z.infer<typeof contentSchema> & {
  /** One address. */
  recipient: string;
};

export type QueuedMail = Mail & {
  id: string;
  leadId: string;
  messageId: string;
  attempts: number;
  /** ISO time. */
  createdAt: string;
};

const HOUR_MS = 60 * 60 * 1000;
/** So that nobody can fill another's mailbox through our forms. The team's own is not counted. */
const MOST_AN_HOUR = 3;

/** When a mail to this address may go: now, or when fewer than the most have gone within an hour. */
async function earliestSending(trx: Db, recipient: string, now: number): Promise<string> {
  if (recipient === readConfig().MAIL_TEAM) return new Date(now).toISOString();
  const recent = await trx
    .selectFrom("outbox")
    .select("next_attempt_at")
    .where("recipient", "=", recipient)
    .where("next_attempt_at", ">", new Date(now - HOUR_MS).toISOString())
    .orderBy("next_attempt_at", "desc")
    .limit(MOST_AN_HOUR)
    .execute();
  const oldest = recent[MOST_AN_HOUR - 1];
  return new Date(oldest ? Date.parse(oldest.next_attempt_at) + HOUR_MS : now).toISOString();
}

/**
 * Puts a mail in the queue. Call it inside the transaction that stores what the mail is about.
 * The fourth mail within an hour to one address waits until the hour is over.
 */
export async function queueMail(trx: Db, leadId: string, { recipient, ...content }: Mail): Promise<void> {
  const now = new Date().toISOString();
  const id = randomUUID();
  await trx
    .insertInto("outbox")
    .values({
      id,
      lead_id: leadId,
      recipient,
      content: JSON.stringify(content),
      message_id: `<${id}@${new URL(readConfig().SITE_URL).hostname}>`,
      status: "queued",
      attempts: 0,
      next_attempt_at: await earliestSending(trx, recipient, Date.parse(now)),
      created_at: now,
    })
    .execute();
}

/** How long a worker may hold a mail before another may take it: longer than any SMTP time-out of ours. */
const LEASE_MS = 5 * 60 * 1000;

/** Takes the mail that has waited longest and is due, so that no other worker takes it meanwhile. */
export async function leaseMail(db: Db, now = Date.now()): Promise<QueuedMail | undefined> {
  const at = new Date(now).toISOString();
  return db.transaction().execute(async (trx) => {
    let due = trx
      .selectFrom("outbox")
      .selectAll()
      .where("status", "=", "queued")
      .where("next_attempt_at", "<=", at)
      .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<", at)]))
      .orderBy("next_attempt_at")
      .limit(1);
    // SQLite has one writer at a time and needs no row lock.
    if (isPostgres(db)) due = due.forUpdate().skipLocked();
    const row = await due.executeTakeFirst();
    if (!row) return undefined;
    await trx
      .updateTable("outbox")
      .set({ leased_until: new Date(now + LEASE_MS).toISOString(), attempts: row.attempts + 1 })
      .where("id", "=", row.id)
      .execute();
    return {
      ...contentSchema.parse(JSON.parse(row.content)),
      id: row.id,
      leadId: row.lead_id,
      recipient: row.recipient,
      messageId: row.message_id,
      attempts: row.attempts + 1,
      createdAt: row.created_at,
    };
  });
}

/** Marks a mail as accepted by the mail server. A mail that was erased meanwhile leaves no trace. */
export async function markSent(db: Db, mail: QueuedMail): Promise<void> {
  const at = new Date().toISOString();
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("outbox")
      .set({ status: "sent", sent_at: at, leased_until: null, last_error: null })
      .where("id", "=", mail.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await trx
      .insertInto("lead_events")
      .values({ id: randomUUID(), lead_id: mail.leadId, type: "mail-sent", at })
      .execute();
  });
}

/** Puts a mail back in the queue until `retryAt` (milliseconds), or gives it up when there is no such time. */
export async function markFailed(db: Db, mail: QueuedMail, error: string, retryAt: number | undefined): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("outbox")
      .set({
        leased_until: null,
        last_error: error,
        ...(retryAt === undefined ? { status: "failed" } : { next_attempt_at: new Date(retryAt).toISOString() }),
      })
      .where("id", "=", mail.id)
      .executeTakeFirst();
    if (retryAt !== undefined || numUpdatedRows === 0n) return;
    await trx
      .insertInto("lead_events")
      .values({ id: randomUUID(), lead_id: mail.leadId, type: "mail-failed", at: new Date().toISOString() })
      .execute();
  });
}

/** The mails that were given up, with why. */
export async function failedMails(db: Db) {
  return db
    .selectFrom("outbox")
    .innerJoin("leads", "leads.id", "outbox.lead_id")
    .select(["leads.reference", "recipient", "attempts", "last_error as lastError", "outbox.created_at as createdAt"])
    .where("status", "=", "failed")
    .orderBy("outbox.created_at")
    .execute();
}

/** How many mails wait and how many were given up. */
export async function queueState(db: Db): Promise<{ queued: number; failed: number }> {
  const rows = await db
    .selectFrom("outbox")
    .select((expression) => ["status", expression.fn.countAll<number | string>().as("count")])
    .where("status", "in", ["queued", "failed"])
    .groupBy("status")
    .execute();
  const count = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0);
  return { queued: count("queued"), failed: count("failed") };
}
