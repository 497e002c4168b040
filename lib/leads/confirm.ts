import { type Db, database, type Trx } from "#lib/db/database.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { consentsOf, consentText, noteConsent } from "./consent.ts";
import { type Erased, eraseLeads, finishErasing, nothingErased } from "./erase.ts";
import { indexLead } from "./inbox-index.ts";
import { kinds } from "./kinds.ts";
import { findLead, type Lead, lockAddress } from "./lead.ts";
import { noteEvent } from "./lead-events.ts";
import { findLink, takeLink } from "./links.ts";
import { receiptOrders } from "./mails.ts";

/** What a link in a confirmation mail can do now; when it is ready, what it is that is confirmed. */
export type ConfirmState =
  | { state: "ready"; lead: Lead; consentText: string | undefined }
  | { state: "done" }
  | { state: "unknown" };

/** The wording that the sender of a lead agreed to, or undefined when none was asked for. */
async function agreedText(db: Db, lead: Lead): Promise<string | undefined> {
  const consent = (await consentsOf(db, lead.id)).at(-1);
  return consent && (consent.text ?? (await consentText(db, consent.version)));
}

/** Looks at a confirmation link without using it: mail scanners open links too. */
export async function confirmState(token: string, db: Db = database()): Promise<ConfirmState> {
  const link = await findLink(db, token, "confirm");
  if (!link) return { state: "unknown" };
  const lead = link.leadId && !link.used ? await findLead(db, link.leadId) : undefined;
  // The same lead may have been confirmed by another way.
  if (lead?.state !== "unconfirmed") return { state: "done" };
  return { state: "ready", lead, consentText: await agreedText(db, lead) };
}

async function noteAgreement(trx: Trx, lead: Lead, at: string): Promise<void> {
  const consent = (await consentsOf(trx, lead.id)).at(-1);
  if (consent) await noteConsent(trx, lead.id, { version: consent.version, source: "confirmation", at });
}

/** The person's other sign-ups, where a newer one takes the place of the earlier, with when each was last written. */
async function others(trx: Trx, lead: Lead) {
  if (!kinds[lead.kind].replaces) return [];
  const rows = await trx
    .selectFrom("leads")
    .select(["id", "created_at", "state"])
    .where("email", "=", lead.email)
    .where("kind", "=", lead.kind)
    .where("id", "!=", lead.id)
    .execute();
  const changes = await trx
    .selectFrom("lead_events")
    .select(["lead_id", "at"])
    .where("type", "=", "changed")
    .where("lead_id", "in", ["", ...rows.map(({ id }) => id)])
    .execute();
  return rows.map(({ id, state, created_at }) => {
    const times = changes.filter((change) => change.lead_id === id).map(({ at }) => at);
    return { id, state, writtenAt: [created_at, ...times].sort().at(-1) ?? created_at };
  });
}

/**
 * Has a lead count whose person has shown that the address is theirs: the consent is noted, the team is told, the
 * person gets a receipt, and earlier sign-ups are replaced. Where one counts that was written later, that one stays.
 * Call it with the address locked (lockAddress).
 */
export async function confirm(trx: Trx, lead: Lead, now: number): Promise<Erased> {
  if (lead.state !== "unconfirmed") return nothingErased;
  const at = new Date(now).toISOString();
  const rest = await others(trx, lead);
  const newer = rest.some(({ state, writtenAt }) => state !== "unconfirmed" && writtenAt > lead.createdAt);
  if (newer) return eraseLeads(trx, [lead.id], "replaced", { now });
  await trx
    .updateTable("leads")
    // A consent counts from when it was last given, a request from when it came in.
    .set({ state: "active", confirmed_at: at, confirm_by: null, ...(lead.values.consent ? { renewed_at: at } : {}) })
    .where("id", "=", lead.id)
    .execute();
  await trx.updateTable("files").set({ pending: 0 }).where("lead_id", "=", lead.id).execute();
  await noteAgreement(trx, lead, at);
  await noteEvent(trx, lead.id, "confirmed", at);
  await indexLead(trx, lead);
  for (const order of receiptOrders({ ...lead, state: "active", confirmedAt: at })) await queueMail(trx, order);
  const earlier = rest.filter(({ writtenAt }) => writtenAt <= lead.createdAt).map(({ id }) => id);
  return eraseLeads(trx, earlier, "replaced", { now });
}

/** Confirms the address of the lead that a link is for. The same link again changes nothing. */
export async function confirmLead(
  token: string,
  db: Db = database(),
  now = Date.now(),
): Promise<ConfirmState["state"]> {
  const { state, erased } = await db.transaction().execute(async (trx) => {
    const link = await findLink(trx, token, "confirm", now);
    if (link) await lockAddress(trx, link.email);
    const leadId = await takeLink(trx, token, "confirm", now);
    const lead = leadId ? await findLead(trx, leadId) : undefined;
    if (lead) return { state: "done" as const, erased: await confirm(trx, lead, now) };
    const known = await findLink(trx, token, "confirm", now);
    return { state: known ? ("done" as const) : ("unknown" as const), erased: undefined };
  });
  if (erased) await finishErasing(db, erased);
  return state;
}
