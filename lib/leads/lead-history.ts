import { type FileInfo, fileInfo } from "#lib/cv/files.ts";
import { type Db, database } from "#lib/db/database.ts";
import type { LeadEventRow } from "#lib/db/schema.ts";
import { type Consent, consentsOf } from "./consent.ts";
import { type Lead, leadFromRow } from "./lead.ts";

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
  events: { type: LeadEventRow["type"]; at: string }[];
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
