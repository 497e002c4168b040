import { createHash, randomUUID } from "node:crypto";
import { site } from "#content/site.ts";
import { type AcceptedFile, type FileInfo, fileDigest, fileInfo, moveFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database } from "#lib/db/database.ts";
import type { ConsentRow, LeadEventRow, LeadRow } from "#lib/db/schema.ts";
import { deleteDraft, draftHash } from "#lib/forms/drafts.ts";
import type { FormValues, NewLeadForm } from "#lib/forms/form.ts";
import { type Mail, queueMail } from "#lib/mail/outbox.ts";
import { issueLink } from "./links.ts";
import { newReference } from "./reference.ts";

export interface Lead {
  id: string;
  reference: string;
  kind: LeadRow["kind"];
  state: LeadRow["state"];
  email: string;
  values: FormValues;
  createdAt: string;
}

/** The same token, content and file give the same key, whatever the order of the fields. */
function submissionKey(token: string, values: FormValues, file: AcceptedFile | undefined): string {
  const content = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([token, content, fileDigest(file)]))
    .digest("base64url");
}

/** A submission whose values have passed the form's schema, and whose file has passed the check. */
export interface Submission {
  form: NewLeadForm;
  values: FormValues;
  /** The form's own mark, see token.ts. */
  token: string;
  /** The draft that it was corrected from, or "". Its file becomes the lead's unless another came. */
  draft: string;
  file?: AcceptedFile | undefined;
  /** Whether the address must be confirmed before the lead counts. Always so for candidates. */
  unconfirmed?: boolean;
}

/** What the mails of a new lead depend on besides the lead. */
export interface MailContext {
  /** For the link that confirms the address; "" when nothing has to be confirmed. */
  confirmToken: string;
  /** Whether a confirmed candidate with this address is there already. */
  known: boolean;
}

/** Empty fields are left out of what is stored. */
const filledIn = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

export async function noteEvent(trx: Db, leadId: string, type: LeadEventRow["type"], at: string): Promise<void> {
  await trx.insertInto("lead_events").values({ id: randomUUID(), lead_id: leadId, type, at }).execute();
}

/** Notes that the person behind a lead has agreed to the consent text of today. */
export async function noteConsent(trx: Db, leadId: string, source: ConsentRow["source"], at: string): Promise<void> {
  await trx
    .insertInto("consents")
    .values({ id: randomUUID(), lead_id: leadId, version: site.consentVersion, source, at })
    .execute();
}

async function isKnown(trx: Db, email: string): Promise<boolean> {
  const row = await trx
    .selectFrom("leads")
    .select("id")
    .where("email", "=", email)
    .where("kind", "=", "candidate")
    .where("state", "!=", "unconfirmed")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Stores a submission with its file, event, consent and mails, and erases its draft, in one transaction.
 * The same submission again stores nothing and gives the first one's reference.
 * @param mailsFor drawn up once the reference is known
 * @returns the reference, and whether this call stored the lead
 */
export async function saveLead(
  { form, values, token, draft, file, unconfirmed = form.id === "candidate" }: Submission,
  mailsFor: (lead: Lead, context: MailContext) => Mail[],
  db: Db = database(),
): Promise<{ reference: string; stored: boolean }> {
  const lead: Lead = {
    id: randomUUID(),
    reference: newReference(form.id),
    kind: form.id,
    state: unconfirmed ? "unconfirmed" : "active",
    email: String(values.email).toLowerCase(),
    values: filledIn(values),
    createdAt: new Date().toISOString(),
  };
  const key = submissionKey(token, values, file);

  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto("leads")
      .values({
        id: lead.id,
        reference: lead.reference,
        kind: lead.kind,
        state: lead.state,
        email: lead.email,
        data: JSON.stringify(lead.values),
        submission_key: key,
        created_at: lead.createdAt,
        renewed_at: lead.createdAt,
      })
      .onConflict((conflict) => conflict.column("submission_key").doNothing())
      .returning("id")
      .executeTakeFirst();

    if (!inserted) {
      if (draft) await deleteDraft(draft, trx);
      const first = await trx
        .selectFrom("leads")
        .select("reference")
        .where("submission_key", "=", key)
        .executeTakeFirstOrThrow();
      return { reference: first.reference, stored: false };
    }

    if (file) await saveFile(trx, { leadId: lead.id }, file);
    else if (draft) await moveFile(trx, { draftHash: draftHash(draft) }, { leadId: lead.id });
    if (draft) await deleteDraft(draft, trx);
    if (lead.values.consent) await noteConsent(trx, lead.id, "form", lead.createdAt);
    await noteEvent(trx, lead.id, "received", lead.createdAt);
    const confirmToken = unconfirmed ? await issueLink(trx, lead.id, "confirm") : "";
    const known = lead.kind === "candidate" && (await isKnown(trx, lead.email));
    for (const mail of mailsFor(lead, { confirmToken, known })) await queueMail(trx, lead.id, mail);
    return { reference: lead.reference, stored: true };
  });
}

function leadFromRow(row: LeadRow): Lead {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: row.state,
    email: row.email,
    // Written by saveLead from values that the form's schema had checked.
    values: JSON.parse(row.data),
    createdAt: row.created_at,
  };
}

/** The state of the lead of this kind with this reference, or undefined when none is stored. */
export async function leadState(
  kind: LeadRow["kind"],
  reference: string,
  db: Db = database(),
): Promise<LeadRow["state"] | undefined> {
  const row = await db
    .selectFrom("leads")
    .select("state")
    .where("reference", "=", reference)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.state;
}

/** The lead with this id, or undefined. */
export async function findLead(db: Db, id: string): Promise<Lead | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("id", "=", id).executeTakeFirst();
  return row && leadFromRow(row);
}

/** The leads, newest first: all of them, or so many. */
export async function listLeads(db: Db = database(), most?: number): Promise<Lead[]> {
  let newest = db.selectFrom("leads").selectAll().orderBy("created_at", "desc");
  if (most !== undefined) newest = newest.limit(most);
  return (await newest.execute()).map(leadFromRow);
}

export interface LeadHistory extends Lead {
  file: FileInfo | undefined;
  consents: { version: string; source: string; at: string }[];
  events: { type: string; at: string }[];
  mails: { recipient: string; status: string; attempts: number; lastError: string | null; sentAt: string | null }[];
}

/** One lead with its file, consents, events and mails, or undefined. */
export async function leadHistory(reference: string, db: Db = database()): Promise<LeadHistory | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("reference", "=", reference).executeTakeFirst();
  if (!row) return undefined;
  const [file, consents, events, mails] = await Promise.all([
    fileInfo(db, { leadId: row.id }),
    db.selectFrom("consents").select(["version", "source", "at"]).where("lead_id", "=", row.id).orderBy("at").execute(),
    db.selectFrom("lead_events").select(["type", "at"]).where("lead_id", "=", row.id).orderBy("at").execute(),
    db
      .selectFrom("outbox")
      .select(["recipient", "status", "attempts", "last_error as lastError", "sent_at as sentAt"])
      .where("lead_id", "=", row.id)
      .orderBy("created_at")
      .execute(),
  ]);
  return { ...leadFromRow(row), file, consents, events, mails };
}

/** Replaces what a person has told us. Returns nothing when the lead is gone. */
export async function updateValues(trx: Db, lead: Lead, values: FormValues): Promise<void> {
  const kept = { email: lead.values.email ?? lead.email, consent: lead.values.consent ?? "" };
  await trx
    .updateTable("leads")
    .set({ data: JSON.stringify(filledIn({ ...values, ...kept })) })
    .where("id", "=", lead.id)
    .execute();
  await noteEvent(trx, lead.id, "changed", new Date().toISOString());
}
