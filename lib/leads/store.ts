import { createHash, randomUUID } from "node:crypto";
import { site } from "#content/site.ts";
import { type Db, database } from "#lib/db/database.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import { type Mail, queueMail } from "#lib/mail/outbox.ts";
import { deleteDraft } from "./drafts.ts";
import type { FormValues, LeadForm } from "./form.ts";
import { newReference } from "./reference.ts";

export interface Lead {
  id: string;
  reference: string;
  kind: LeadRow["kind"];
  email: string;
  values: FormValues;
  createdAt: string;
}

/** The same token and the same content give the same key, whatever the order of the fields. */
function submissionKey(token: string, values: FormValues): string {
  const content = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([token, content]))
    .digest("base64url");
}

/** A submission whose values have passed the form's schema. */
export interface Submission {
  form: LeadForm;
  values: FormValues;
  /** The form's own mark, see token.ts. */
  token: string;
  /** The draft that it was corrected from, or "". */
  draft: string;
}

/**
 * Stores a submission with its event and its mails, and erases its draft, in one transaction.
 * The same submission again stores nothing and gives the first one's reference.
 * @param mailsFor drawn up once the reference is known
 * @returns the reference, and whether this call stored the lead
 */
export async function saveLead(
  { form, values, token, draft }: Submission,
  mailsFor: (lead: Lead) => Mail[],
  db: Db = database(),
): Promise<{ reference: string; stored: boolean }> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
  const lead: Lead = {
    id: randomUUID(),
    reference: newReference(form.id),
    kind: form.id,
    email: String(values.email).toLowerCase(),
    values: filled,
    createdAt: new Date().toISOString(),
  };
  const key = submissionKey(token, values);

  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto("leads")
      .values({
        id: lead.id,
        reference: lead.reference,
        kind: lead.kind,
        email: lead.email,
        data: JSON.stringify(filled),
        submission_key: key,
        consent_version: "consent" in filled ? site.consentVersion : null,
        created_at: lead.createdAt,
      })
      .onConflict((conflict) => conflict.column("submission_key").doNothing())
      .returning("id")
      .executeTakeFirst();

    if (draft) await deleteDraft(draft, trx);
    if (!inserted) {
      const first = await trx
        .selectFrom("leads")
        .select("reference")
        .where("submission_key", "=", key)
        .executeTakeFirstOrThrow();
      return { reference: first.reference, stored: false };
    }

    await trx
      .insertInto("lead_events")
      .values({ id: randomUUID(), lead_id: lead.id, type: "received", at: lead.createdAt })
      .execute();
    for (const mail of mailsFor(lead)) await queueMail(trx, lead.id, mail);
    return { reference: lead.reference, stored: true };
  });
}

function leadFromRow(row: LeadRow): Lead {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    email: row.email,
    // Written by saveLead from values that the form's schema had checked.
    values: JSON.parse(row.data),
    createdAt: row.created_at,
  };
}

/** Whether a lead of this kind with this reference is stored. */
export async function leadExists(kind: LeadRow["kind"], reference: string, db: Db = database()): Promise<boolean> {
  const row = await db
    .selectFrom("leads")
    .select("id")
    .where("reference", "=", reference)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** All leads, newest first. */
export async function listLeads(db: Db = database()): Promise<Lead[]> {
  const rows = await db.selectFrom("leads").selectAll().orderBy("created_at", "desc").execute();
  return rows.map(leadFromRow);
}

export interface LeadHistory extends Lead {
  events: { type: string; at: string }[];
  mails: { recipient: string; status: string; attempts: number; lastError: string | null; sentAt: string | null }[];
}

/** One lead with its events and its mails, or undefined. */
export async function leadHistory(reference: string, db: Db = database()): Promise<LeadHistory | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("reference", "=", reference).executeTakeFirst();
  if (!row) return undefined;
  const [events, mails] = await Promise.all([
    db.selectFrom("lead_events").select(["type", "at"]).where("lead_id", "=", row.id).orderBy("at").execute(),
    db
      .selectFrom("outbox")
      .select(["recipient", "status", "attempts", "last_error as lastError", "sent_at as sentAt"])
      .where("lead_id", "=", row.id)
      .orderBy("created_at")
      .execute(),
  ]);
  return { ...leadFromRow(row), events, mails };
}
