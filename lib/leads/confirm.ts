import { type Db, database } from "#lib/db/database.ts";
import { confirmedMails } from "#lib/leads/mails.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { eraseLead } from "./erase.ts";
import { findLink, takeLink } from "./links.ts";
import { findLead, noteEvent } from "./store.ts";

/** What a link in a confirmation mail can do now. */
export type ConfirmState = "ready" | "done" | "unknown";

/** Looks at a confirmation link without using it: mail scanners open links too. */
export async function confirmState(token: string, db: Db = database()): Promise<ConfirmState> {
  const link = await findLink(db, token, "confirm");
  if (!link) return "unknown";
  return link.used ? "done" : "ready";
}

/**
 * Confirms the address of a lead: from now on it counts, the team is told and the person gets a receipt. A candidate's
 * earlier sign-ups with the same address are replaced.
 */
export async function confirmLead(token: string, db: Db = database(), now = Date.now()): Promise<ConfirmState> {
  const at = new Date(now).toISOString();
  return db.transaction().execute(async (trx) => {
    const leadId = await takeLink(trx, token, "confirm", now);
    const found = leadId ? await findLead(trx, leadId) : undefined;
    if (!found) return (await findLink(trx, token, "confirm", now)) ? "done" : "unknown";
    const lead = { ...found, state: "active" as const };
    await trx.updateTable("leads").set({ state: "active", renewed_at: at }).where("id", "=", lead.id).execute();
    await noteEvent(trx, lead.id, "confirmed", at);
    if (lead.kind === "candidate") {
      const earlier = await trx
        .selectFrom("leads")
        .select("id")
        .where("email", "=", lead.email)
        .where("kind", "=", "candidate")
        .where("id", "!=", lead.id)
        .execute();
      for (const { id } of earlier) await eraseLead(trx, id, "replaced", now);
    }
    for (const mail of confirmedMails(lead)) await queueMail(trx, lead.id, mail);
    return "done";
  });
}
