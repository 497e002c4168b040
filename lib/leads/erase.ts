import { randomUUID } from "node:crypto";
import { deleteFiles } from "#lib/cv/files.ts";
import type { Db } from "#lib/db/database.ts";
import type { ErasureRow } from "#lib/db/schema.ts";
import { deleteDraftsOf } from "#lib/forms/drafts.ts";

/**
 * Erases a lead with its file, consents, links, events, mails and the drafts of its address, in one transaction.
 * What remains is that a lead of this kind was erased, when and why.
 */
export async function eraseLead(
  trx: Db,
  leadId: string,
  reason: ErasureRow["reason"],
  now = Date.now(),
): Promise<void> {
  const lead = await trx.selectFrom("leads").select(["kind", "email"]).where("id", "=", leadId).executeTakeFirst();
  if (!lead) return;
  await deleteFiles(trx, { leadId });
  await deleteDraftsOf(trx, lead.email);
  for (const table of ["consents", "links", "lead_events", "outbox"] as const) {
    await trx.deleteFrom(table).where("lead_id", "=", leadId).execute();
  }
  await trx.deleteFrom("leads").where("id", "=", leadId).execute();
  await trx
    .insertInto("erasures")
    .values({ id: randomUUID(), kind: lead.kind, reason, at: new Date(now).toISOString() })
    .execute();
}
