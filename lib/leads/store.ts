import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type AcceptedFile, type FileInfo, fileDigest, fileInfo, moveFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database, lockByName, type Trx } from "#lib/db/database.ts";
import type { LeadEventRow, LeadRow, WebhookRow } from "#lib/db/schema.ts";
import { deleteDraft, draftHash } from "#lib/forms/drafts.ts";
import type { FormValues } from "#lib/forms/form.ts";
import { contentHash, spendMark } from "#lib/forms/mark.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { queueWebhook } from "#lib/webhooks/queue.ts";
import { type Consent, consentsOf, noteConsent } from "./consent.ts";
import { indexLead } from "./inbox-index.ts";
import { kinds } from "./kinds.ts";
import { orderMails } from "./mails.ts";
import { type ProfileSnapshot, profileSnapshotSchema, takeSnapshot } from "./profile-snapshot.ts";
import { newReference } from "./reference.ts";

export interface Lead {
  id: string;
  reference: string;
  kind: LeadRow["kind"];
  state: LeadRow["state"];
  /** Canonical. */
  email: string;
  values: FormValues;
  /** The requirement profile as it was when it was sent. */
  profile: ProfileSnapshot | undefined;
  createdAt: string;
  /** When the person showed that the address is theirs. */
  confirmedAt: string | undefined;
}

/** A submission whose values have passed the form's schema, and whose file has passed the check. */
export interface Submission {
  kind: LeadRow["kind"];
  values: FormValues;
  /** The form's own mark, see lib/forms/mark.ts. */
  formToken: string;
  /** The draft that it was corrected from, or "". Its file becomes the lead's unless another came. */
  draft: string;
  /** The consent text that the person saw. */
  consentVersion: string;
  file?: AcceptedFile | undefined;
  /** Whether the address must be confirmed before the lead counts. */
  unconfirmed: boolean;
}

/** Empty fields are left out of what is stored. */
const filledIn = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

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

const HOUR_MS = 60 * 60 * 1000;

/** Whether the very same was sent within the last hour, whatever file came along. */
export async function wasSent(kind: LeadRow["kind"], values: FormValues, db: Db = database()): Promise<boolean> {
  const row = await db
    .selectFrom("leads")
    .select("id")
    .where("kind", "=", kind)
    .where("email", "=", canonicalEmail(String(values.email)))
    .where("data", "=", JSON.stringify(filledIn(values)))
    .where("created_at", ">", new Date(Date.now() - HOUR_MS).toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

export type Saved = { reference: string; stored: boolean } | { problem: "spent" };

/**
 * Stores a submission with its file, event, consent and mails, and erases its draft, in one transaction.
 * The same submission again stores nothing and gives the first one's reference.
 * @returns the reference, and whether this call stored the lead; or that the form's mark was used for another
 */
export async function saveLead(submission: Submission, db: Db = database()): Promise<Saved> {
  const { kind, values, formToken, draft, file, unconfirmed, consentVersion } = submission;
  const now = new Date().toISOString();
  const profile = typeof values.profile === "string" && values.profile ? takeSnapshot(values.profile) : undefined;
  const lead: Lead = {
    id: randomUUID(),
    reference: newReference(kinds[kind].prefix),
    kind,
    state: unconfirmed ? "unconfirmed" : "active",
    email: canonicalEmail(String(values.email)),
    values: filledIn(values),
    profile,
    createdAt: now,
    confirmedAt: undefined,
  };
  const key = contentHash(formToken, values, fileDigest(file));

  return db.transaction().execute(async (trx) => {
    // The answer to the same again never depends on the lead: it may have been confirmed, replaced or erased.
    const spent = await spendMark(trx, formToken, key, { outcome: lead.reference });
    if (spent.use === "other") return { problem: "spent" };
    if (spent.use === "same") {
      if (draft) await deleteDraft(draft, trx);
      return { reference: spent.outcome, stored: false };
    }
    await trx
      .insertInto("leads")
      .values({
        id: lead.id,
        reference: lead.reference,
        kind: lead.kind,
        state: lead.state,
        email: lead.email,
        data: JSON.stringify(lead.values),
        profile: profile ? JSON.stringify(profile) : null,
        submission_key: key,
        status: "ny",
        created_at: now,
        renewed_at: now,
      })
      .execute();
    if (file) await saveFile(trx, { leadId: lead.id }, file, { pending: unconfirmed });
    else if (draft) await moveFile(trx, { draftHash: draftHash(draft) }, { leadId: lead.id }, { pending: unconfirmed });
    if (draft) await deleteDraft(draft, trx);
    if (lead.values.consent) await noteConsent(trx, lead.id, { version: consentVersion, source: "form", at: now });
    await noteEvent(trx, lead.id, "received", now);
    await indexLead(trx, lead);
    for (const order of orderMails(lead)) await queueMail(trx, order);
    return { reference: lead.reference, stored: true };
  });
}

const storedValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function leadFromRow(row: LeadRow): Lead {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: row.state,
    email: row.email,
    // Not by today's form: what was sent is shown as it was sent, whatever has become of the form since.
    values: storedValues.parse(JSON.parse(row.data)),
    profile: row.profile ? profileSnapshotSchema.parse(JSON.parse(row.profile)) : undefined,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
  };
}

/** Holds up whatever else would change what is held under an address, until the transaction ends. */
export const lockAddress = (trx: Trx, email: string): Promise<void> => lockByName(trx, `address ${email}`);

/** The lead with this id, or undefined. */
export async function findLead(db: Db, id: string): Promise<Lead | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("id", "=", id).executeTakeFirst();
  return row && leadFromRow(row);
}

/** Brings what the inbox finds a lead by up to date with what is held of it now. */
export async function indexAnew(trx: Trx, id: string): Promise<void> {
  const lead = await findLead(trx, id);
  if (lead) await indexLead(trx, lead);
}

/** Every lead with this address, the newest first. */
export async function leadsOf(db: Db, email: string): Promise<Lead[]> {
  const rows = await db
    .selectFrom("leads")
    .selectAll()
    .where("email", "=", email)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(leadFromRow);
}

/** The leads, newest first: all of them, or so many. */
export async function listLeads(db: Db = database(), most?: number): Promise<Lead[]> {
  let newest = db.selectFrom("leads").selectAll().orderBy("created_at", "desc");
  if (most !== undefined) newest = newest.limit(most);
  return (await newest.execute()).map(leadFromRow);
}

export interface LeadMail {
  template: string;
  recipient: string;
  status: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface LeadHistory extends Lead {
  renewedAt: string;
  file: FileInfo | undefined;
  consents: Consent[];
  events: { type: string; at: string }[];
  mails: LeadMail[];
  /** What staff have written about it; the person may read it. */
  remarks: { text: string; at: string }[];
}

/** The mails that were ordered about a lead, or for an address without a lead, the oldest first. */
export async function mailsOf(db: Db, of: { leadId: string } | { recipient: string }): Promise<LeadMail[]> {
  const all = db
    .selectFrom("outbox")
    .select(["template", "recipient", "status", "attempts", "last_error as lastError"])
    .select(["created_at as createdAt", "sent_at as sentAt"])
    .orderBy("created_at");
  const chosen =
    "leadId" in of
      ? all.where("about_id", "=", of.leadId)
      : all.where("recipient", "=", of.recipient).where("about_id", "is", null);
  return (await chosen.execute()).map((row) => ({ ...row }));
}

/** A lead with its file, consents, events and mails. */
export async function historyOf(db: Db, lead: Lead): Promise<LeadHistory> {
  const [file, consents, events, mails, remarks, row] = await Promise.all([
    fileInfo(db, { leadId: lead.id }),
    consentsOf(db, lead.id),
    db.selectFrom("lead_events").select(["type", "at"]).where("lead_id", "=", lead.id).orderBy("at").execute(),
    mailsOf(db, { leadId: lead.id }),
    db.selectFrom("lead_notes").select(["text", "at"]).where("lead_id", "=", lead.id).orderBy("at").execute(),
    db.selectFrom("leads").select("renewed_at").where("id", "=", lead.id).executeTakeFirstOrThrow(),
  ]);
  return {
    ...lead,
    renewedAt: row.renewed_at,
    file,
    consents,
    events: events.map((one) => ({ ...one })),
    mails,
    remarks: remarks.map((one) => ({ ...one })),
  };
}

/** One lead with all that is held about it, or undefined. */
export async function leadHistory(reference: string, db: Db = database()): Promise<LeadHistory | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("reference", "=", reference).executeTakeFirst();
  return row && historyOf(db, leadFromRow(row));
}

/** Replaces what a person has told us. Address and consent are not changed by it. */
export async function updateValues(trx: Trx, lead: Lead, values: FormValues): Promise<void> {
  const kept = { email: lead.values.email ?? lead.email, consent: lead.values.consent ?? "" };
  const written = filledIn({ ...values, ...kept });
  await trx
    .updateTable("leads")
    .set({ data: JSON.stringify(written) })
    .where("id", "=", lead.id)
    .execute();
  await indexLead(trx, { ...lead, values: written });
  await noteEvent(trx, lead.id, "changed", new Date().toISOString());
}
