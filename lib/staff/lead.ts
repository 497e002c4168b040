import { randomUUID } from "node:crypto";
import { readConfig } from "#lib/config/env.ts";
import { fileText } from "#lib/cv/files.ts";
import { NotToBeOpened, openForStaff } from "#lib/cv/scan.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { LeadEventRow, LeadRow } from "#lib/db/schema.ts";
import { eraseLeads, finishErasing } from "#lib/leads/erase.ts";
import { indexAnew } from "#lib/leads/inbox-index.ts";
import { leadsOf, lockAddress } from "#lib/leads/lead.ts";
import { noteEvent } from "#lib/leads/lead-events.ts";
import { type LeadHistory, leadHistory } from "#lib/leads/lead-history.ts";
import { sendAgain } from "#lib/mail/outbox.ts";
import type { Staff } from "./accounts.ts";

export interface LeadNote {
  id: string;
  text: string;
  by: string;
  at: string;
}

/** One lead as staff see it. */
export interface StaffLead extends LeadHistory {
  status: LeadRow["status"];
  notes: LeadNote[];
  /** What happened, and who did it where somebody did. */
  history: { type: LeadEventRow["type"]; at: string; by: string | undefined; detail: string | undefined }[];
  /** The CV's text: the safe copy. */
  cvText: string | undefined;
  /** Other leads under the same address, the newest first. */
  earlier: { reference: string; kind: LeadRow["kind"]; createdAt: string }[];
}

/** Notes what somebody of the staff has done. */
const note = (trx: Trx, leadId: string, type: LeadEventRow["type"], { id: staffId }: Staff, detail?: string) =>
  noteEvent(trx, leadId, type, new Date().toISOString(), { staffId, detail });

/** One lead that counts, with all that is held about it, or undefined. Whoever opens it first has read it. */
export async function openLead(reference: string, staff: Staff, db: Db = database()): Promise<StaffLead | undefined> {
  const lead = await leadHistory(reference, db);
  if (!lead || lead.state === "unconfirmed") return undefined;
  const row = await db
    .selectFrom("leads")
    .select(["status", "read_at"])
    .where("id", "=", lead.id)
    .executeTakeFirstOrThrow();
  if (row.read_at === null) {
    await db.transaction().execute(async (trx) => {
      const at = new Date().toISOString();
      const { numUpdatedRows } = await trx
        .updateTable("leads")
        .set({ read_at: at })
        .where("id", "=", lead.id)
        .where("read_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 1n) await note(trx, lead.id, "read", staff);
    });
  }
  const [notes, history, cvText, same] = await Promise.all([
    db
      .selectFrom("lead_notes")
      .innerJoin("staff", "staff.id", "lead_notes.staff_id")
      .select(["lead_notes.id", "text", "staff.name as by", "at"])
      .where("lead_id", "=", lead.id)
      .orderBy("at", "desc")
      .execute(),
    db
      .selectFrom("lead_events")
      .leftJoin("staff", "staff.id", "lead_events.staff_id")
      .select(["type", "at", "staff.name as by", "detail"])
      .where("lead_id", "=", lead.id)
      .orderBy("at")
      .execute(),
    lead.file ? fileText(db, { leadId: lead.id }) : undefined,
    leadsOf(db, lead.email),
  ]);
  return {
    ...lead,
    status: row.status,
    notes: notes.map((one) => ({ ...one })),
    history: history.map(({ type, at, by, detail }) => ({
      type,
      at,
      by: by ?? undefined,
      detail: detail ?? undefined,
    })),
    cvText,
    earlier: same
      .filter((other) => other.id !== lead.id && other.state !== "unconfirmed")
      .map(({ reference: other, kind, createdAt }) => ({ reference: other, kind, createdAt })),
  };
}

async function withLead<T>(
  db: Db,
  reference: string,
  act: (trx: Trx, leadId: string) => Promise<T>,
): Promise<T | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("leads")
      .select(["id", "email"])
      .where("reference", "=", reference)
      .where("state", "!=", "unconfirmed")
      .executeTakeFirst();
    if (!row) return undefined;
    // The person may be changing it, too.
    await lockAddress(trx, row.email);
    return act(trx, row.id);
  });
}

/** Says how far the work on a lead has come. Returns false when there is no such lead. */
export async function setStatus(
  reference: string,
  status: LeadRow["status"],
  staff: Staff,
  db: Db = database(),
): Promise<boolean> {
  const done = await withLead(db, reference, async (trx, leadId) => {
    const { numUpdatedRows } = await trx
      .updateTable("leads")
      .set({ status })
      .where("id", "=", leadId)
      .where("status", "!=", status)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return true;
    await note(trx, leadId, "status", staff, status);
    await indexAnew(trx, leadId);
    return true;
  });
  return done ?? false;
}

/** Adds a note to a lead; it is erased with it. */
export async function addNote(reference: string, text: string, staff: Staff, db: Db = database()): Promise<boolean> {
  const done = await withLead(db, reference, async (trx, leadId) => {
    const at = new Date().toISOString();
    await trx
      .insertInto("lead_notes")
      .values({ id: randomUUID(), lead_id: leadId, staff_id: staff.id, text, at })
      .execute();
    await indexAnew(trx, leadId);
    return true;
  });
  return done ?? false;
}

const noteCv = (reference: string, what: "cv-opened" | "cv-viewed", staff: Staff, db: Db): Promise<unknown> =>
  withLead(db, reference, (trx, leadId) => note(trx, leadId, what, staff));

/** A CV; why it is kept back; or undefined where there is none. */
async function heldCv(reference: string, db: Db) {
  const lead = await leadHistory(reference, db);
  if (!lead?.file || lead.state === "unconfirmed") return undefined;
  try {
    return await openForStaff(db, lead.id, readConfig().CLAMD);
  } catch (error) {
    if (error instanceof NotToBeOpened) return { refused: error.message };
    throw error;
  }
}

/** The CV as it was sent, noted with who took it; why it is kept back; or undefined where there is none. */
export async function cvForStaff(reference: string, staff: Staff, db: Db = database()) {
  const cv = await heldCv(reference, db);
  if (cv && "bytes" in cv) await noteCv(reference, "cv-opened", staff, db);
  return cv;
}

/** The CV to be drawn, where it is a PDF file, noted with who looks at it; why it is kept back; or undefined. */
export async function pdfForStaff(reference: string, staff: Staff, db: Db = database()) {
  const cv = await heldCv(reference, db);
  if (!cv || "refused" in cv) return cv;
  if (cv.type !== "pdf") return undefined;
  await noteCv(reference, "cv-viewed", staff, db);
  return cv;
}

/** Sends what did not arrive about a lead once more. */
export async function sendMailsAgain(reference: string, db: Db = database()): Promise<boolean> {
  const done = await withLead(db, reference, async (trx, leadId) => {
    await sendAgain(trx, { aboutId: leadId });
    return true;
  });
  return done ?? false;
}

/** Erases one lead with all that belongs to it. */
export async function eraseLead(reference: string, db: Db = database()): Promise<boolean> {
  const erased = await withLead(db, reference, (trx, leadId) => eraseLeads(trx, [leadId], "staff"));
  if (!erased) return false;
  await finishErasing(db, erased);
  return true;
}
