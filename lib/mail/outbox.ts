import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import * as z from "zod";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { type Db, isPostgres, type Trx } from "#lib/db/database.ts";
import type { Database } from "#lib/db/schema.ts";
import { type Lane, takeRoom } from "./lanes.ts";

/** A mail that is to be written and sent. What it says is written when it is sent, and kept nowhere. */
export interface MailOrder {
  /** Which mail: whoever ordered it knows it by this name. */
  template: string;
  /** One address, canonical. */
  recipient: string;
  /** Id of what it is about, for whoever ordered it. */
  aboutId?: string;
  /** What the template needs besides; nothing that a person wrote. */
  data?: Readonly<Record<string, string>>;
  /** While a mail with this name waits, the same order again is that mail. */
  slot?: string;
}

export interface QueuedMail extends Omit<MailOrder, "aboutId" | "data" | "slot"> {
  id: string;
  aboutId: string | undefined;
  data: Readonly<Record<string, string>>;
  /** The same on every try. */
  messageId: string;
  attempts: number;
  /** ISO time. */
  createdAt: string;
  /** When the lane of this mail has room for the next one (milliseconds); now where nothing is counted. */
  nextRoomAt: number;
}

const dataSchema = z.record(z.string(), z.string());

/**
 * Puts a mail in the queue, in the transaction that stores what it is about. Nothing is looked up: an order for an
 * address that nobody has costs as much as any other.
 */
export async function queueMail(trx: Trx, order: MailOrder): Promise<void> {
  const now = new Date().toISOString();
  const id = randomUUID();
  await trx
    .insertInto("outbox")
    .values({
      id,
      about_id: order.aboutId ?? null,
      template: order.template,
      recipient: order.recipient,
      data: JSON.stringify(order.data ?? {}),
      slot: order.slot ?? null,
      message_id: `<${id}@${new URL(readConfig().SITE_URL).hostname}>`,
      status: "queued",
      attempts: 0,
      next_attempt_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("slot").doNothing())
    .execute();
}

/** Takes the order with this name back, if it waits still. */
export async function withdrawMail(trx: Trx, slot: string): Promise<void> {
  await trx.deleteFrom("outbox").where("slot", "=", slot).execute();
}

/** How long a worker may hold a mail before another may take it: longer than any SMTP time-out of ours. */
const LEASE_MS = 5 * MINUTE_MS;

/** Mails of these templates alone, or all others. */
export type Which = { only: readonly string[] } | { without: readonly string[] };

type OutboxRow = Selectable<Database["outbox"]>;

async function nextDue(trx: Trx, at: string, which: Which | undefined): Promise<OutboxRow | undefined> {
  let due = trx
    .selectFrom("outbox")
    .selectAll()
    .where("status", "=", "queued")
    .where("next_attempt_at", "<=", at)
    .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<", at)]))
    .orderBy("next_attempt_at")
    .limit(1);
  if (which && "only" in which) due = due.where("template", "in", which.only);
  if (which && "without" in which) due = due.where("template", "not in", which.without);
  // SQLite has one writer at a time and needs no row lock.
  if (isPostgres(trx)) due = due.forUpdate().skipLocked();
  return due.executeTakeFirst();
}

/** In which lane a mail goes that a stranger could set off; undefined for others, which are not counted. */
export type LaneOf = (
  trx: Trx,
  mail: { template: string; recipient: string; aboutId: string | undefined },
) => Promise<Lane | undefined>;

async function lease(trx: Trx, row: OutboxRow, laneOf: LaneOf, now: number): Promise<QueuedMail | undefined> {
  const { template, recipient } = row;
  const lane = await laneOf(trx, { template, recipient, aboutId: row.about_id ?? undefined });
  const room = lane ? await takeRoom(trx, lane, recipient, row.id, now) : { now: true, nextAt: now };
  const change = room.now
    ? { leased_until: new Date(now + LEASE_MS).toISOString(), attempts: row.attempts + 1 }
    : { next_attempt_at: new Date(room.nextAt).toISOString() };
  await trx.updateTable("outbox").set(change).where("id", "=", row.id).execute();
  if (!room.now) return undefined;
  return {
    id: row.id,
    aboutId: row.about_id ?? undefined,
    template: row.template,
    recipient: row.recipient,
    data: dataSchema.parse(JSON.parse(row.data)),
    messageId: row.message_id,
    attempts: row.attempts + 1,
    createdAt: row.created_at,
    nextRoomAt: room.nextAt,
  };
}

/**
 * Takes the mail that has waited longest and is due, so that no other worker takes it meanwhile. A mail whose
 * recipient has had as many as a stranger may set off is put off until there is room again.
 */
export async function leaseMail(
  db: Db,
  laneOf: LaneOf,
  now = Date.now(),
  which?: Which,
): Promise<QueuedMail | undefined> {
  const at = new Date(now).toISOString();
  for (;;) {
    const taken = await db.transaction().execute(async (trx) => {
      const row = await nextDue(trx, at, which);
      return row && { mail: await lease(trx, row, laneOf, now) };
    });
    if (!taken || taken.mail) return taken?.mail;
  }
}

/** Marks a mail as accepted by the mail server. Returns false when it was erased meanwhile. */
export async function markSent(trx: Trx, mail: QueuedMail, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    .set({ status: "sent", sent_at: at, leased_until: null, last_error: null, slot: null })
    .where("id", "=", mail.id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a mail out of the queue that is no longer to be sent, and leaves no trace of it. */
export async function dropMail(trx: Trx, mail: QueuedMail): Promise<void> {
  await trx.deleteFrom("outbox").where("id", "=", mail.id).execute();
  await trx.deleteFrom("mailbox_hits").where("id", "=", mail.id).execute();
}

/** Puts a mail back in the queue until `retryAt` (milliseconds). */
export async function putBack(db: Db, mail: QueuedMail, error: string, retryAt: number): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ leased_until: null, last_error: error, next_attempt_at: new Date(retryAt).toISOString() })
    .where("id", "=", mail.id)
    .execute();
}

/** Gives a mail up. Returns false when it was erased meanwhile. */
export async function giveUp(trx: Trx, mail: QueuedMail, error: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    .set({ status: "failed", leased_until: null, last_error: error, slot: null })
    .where("id", "=", mail.id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Puts every mail that was given up, and every one that waits for its next try, first in the queue: all of them, or those
 * about one thing. Returns how many.
 */
export async function sendAgain(db: Db, { aboutId, now = Date.now() }: { aboutId?: string; now?: number } = {}) {
  const at = new Date(now).toISOString();
  const again = db
    .updateTable("outbox")
    // The three days of tries begin anew.
    .set({ status: "queued", attempts: 0, next_attempt_at: at, leased_until: null, created_at: at })
    .where((row) => row.or([row("status", "=", "failed"), row("last_error", "is not", null)]))
    .where("status", "!=", "sent")
    // Not one that a worker has in hand: it would go out twice.
    .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<", at)]));
  const { numUpdatedRows } = await (aboutId ? again.where("about_id", "=", aboutId) : again).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The mails that were given up, or that failed on their last try, with why. */
export async function troubledMails(db: Db) {
  return db
    .selectFrom("outbox")
    .select(["id", "about_id", "template", "recipient", "status", "attempts", "last_error", "next_attempt_at"])
    .select("created_at")
    .where("status", "in", ["queued", "failed"])
    .where("last_error", "is not", null)
    .orderBy("created_at")
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

/** Forgets mails by what they are about, or those about nothing but their recipient. Returns their ids. */
export async function forgetMails(
  trx: Trx,
  { aboutIds = [], recipient }: { aboutIds?: readonly string[]; recipient?: string },
): Promise<string[]> {
  const rows = await trx
    .selectFrom("outbox")
    .select("id")
    .where((row) =>
      row.or([
        ...(aboutIds.length > 0 ? [row("about_id", "in", [...aboutIds])] : []),
        ...(recipient ? [row.and([row("recipient", "=", recipient), row("about_id", "is", null)])] : []),
        row.lit(false),
      ]),
    )
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom("outbox").where("id", "in", ids).execute();
  return ids;
}
