import { randomUUID } from "node:crypto";
import type { Trx } from "#lib/db/database.ts";
import type { LeadEventRow, WebhookRow } from "#lib/db/schema.ts";
import { queueWebhook } from "#lib/webhooks/queue.ts";

/** What a receiver of webhooks is told of. */
const told: Partial<Record<LeadEventRow["type"], WebhookRow["type"]>> = {
  received: "lead.received",
  confirmed: "lead.confirmed",
  changed: "lead.changed",
  paused: "lead.changed",
  resumed: "lead.changed",
  status: "lead.changed",
};

/**
 * Notes what happened to a lead, and hands it on in the same transaction where a receiver is told of it.
 * @param by who of the staff did it, and a word on what
 */
export async function noteEvent(
  trx: Trx,
  leadId: string,
  type: LeadEventRow["type"],
  at: string,
  by: { staffId?: string; detail?: string | undefined } = {},
): Promise<void> {
  const { staffId = null, detail = null } = by;
  await trx
    .insertInto("lead_events")
    .values({ id: randomUUID(), lead_id: leadId, type, at, staff_id: staffId, detail })
    .execute();
  const event = told[type];
  if (!event) return;
  const lead = await trx
    .selectFrom("leads")
    .select(["id", "reference", "kind"])
    .where("id", "=", leadId)
    .executeTakeFirst();
  if (lead) await queueWebhook(trx, event, lead);
}
