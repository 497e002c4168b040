import { randomUUID } from "node:crypto";
import { DAY_MS, MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { type Db, isPostgres, type Trx } from "#lib/db/database.ts";
import type { WebhookRow } from "#lib/db/schema.ts";

/** What a receiver is told of. */
export type WebhookEvent = Pick<
  WebhookRow,
  "id" | "type" | "lead_id" | "reference" | "kind" | "created_at" | "attempts"
>;

/** Longer than a delivery may take. */
const LEASE_MS = MINUTE_MS;

/**
 * Orders a webhook, in the transaction of what it tells of. Nothing where no receiver is configured. What it says is
 * written when it is sent, so that nobody's data lies in the queue.
 */
export async function queueWebhook(
  trx: Trx,
  type: WebhookRow["type"],
  lead: { id: string; reference: string; kind: WebhookRow["kind"] },
): Promise<void> {
  if (!readConfig().WEBHOOK_URL) return;
  const now = new Date().toISOString();
  const { id: lead_id, reference, kind } = lead;
  await trx
    .insertInto("webhooks")
    .values({ id: randomUUID(), type, lead_id, reference, kind, created_at: now, attempts: 0, next_attempt_at: now })
    .execute();
}

/**
 * Takes back what has not been told yet of leads that are erased. What a worker has in hand stays: that the lead is erased
 * is told after it, however long the receiver takes, and should it fail there is nothing left to tell.
 */
export async function forgetWebhooks(trx: Trx, leadIds: readonly string[], now = Date.now()): Promise<void> {
  const at = new Date(now).toISOString();
  await trx
    .deleteFrom("webhooks")
    .where("lead_id", "in", [...leadIds])
    .where("delivered_at", "is", null)
    .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<", at)]))
    .execute();
}

/** The oldest event that is due, for this worker alone for a while. */
export async function leaseWebhook(db: Db, now = Date.now()): Promise<WebhookEvent | undefined> {
  const at = new Date(now).toISOString();
  return db.transaction().execute(async (trx) => {
    let due = trx
      .selectFrom("webhooks")
      .selectAll()
      .where("delivered_at", "is", null)
      .where("next_attempt_at", "<=", at)
      .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<", at)]))
      // What is told of one lead is told in its order: not while another worker has an event of it in hand, nor before an
      // earlier one has arrived.
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom("webhooks as other")
              .select("other.id")
              .whereRef("other.lead_id", "=", "webhooks.lead_id")
              .where("other.delivered_at", "is", null)
              .where((other) =>
                other.or([
                  other("other.leased_until", ">=", at),
                  other("other.created_at", "<", other.ref("webhooks.created_at")),
                ]),
              ),
          ),
        ),
      )
      .orderBy("created_at")
      .limit(1);
    if (isPostgres(trx)) due = due.forUpdate().skipLocked();
    const row = await due.executeTakeFirst();
    if (!row) return undefined;
    const attempts = row.attempts + 1;
    await trx
      .updateTable("webhooks")
      .set({ attempts, leased_until: new Date(now + LEASE_MS).toISOString() })
      .where("id", "=", row.id)
      .execute();
    return { ...row, attempts };
  });
}

/** The receiver has it. What remains says only that. */
export async function noteDelivered(db: Db, id: string, now = Date.now()): Promise<void> {
  const at = new Date(now).toISOString();
  await db.updateTable("webhooks").set({ delivered_at: at, leased_until: null }).where("id", "=", id).execute();
}

/** Tries again later, without end: a receiver that is away misses nothing. */
export async function postponeWebhook(db: Db, id: string, until: number): Promise<void> {
  await db
    .updateTable("webhooks")
    .set({ leased_until: null, next_attempt_at: new Date(until).toISOString() })
    .where("id", "=", id)
    .execute();
}

const MONTH_MS = 30 * DAY_MS;

/** Forgets deliveries of long ago. */
export async function forgetOldWebhooks(trx: Trx, now = Date.now()): Promise<void> {
  const before = new Date(now - MONTH_MS).toISOString();
  await trx.deleteFrom("webhooks").where("delivered_at", "<", before).execute();
}
