import { randomUUID } from "node:crypto";
import { readConfig } from "#lib/config/env.ts";
import { deleteFiles } from "#lib/cv/files.ts";
import { type Db, emptyLog, type Trx } from "#lib/db/database.ts";
import type { ErasureRow } from "#lib/db/schema.ts";
import { deleteDraftsOf } from "#lib/forms/drafts.ts";
import { forgetLimit } from "#lib/forms/limits.ts";
import { mailboxOf } from "#lib/mail/address.ts";
import { forgetMailbox } from "#lib/mail/lanes.ts";
import { forgetMails, queueMail } from "#lib/mail/outbox.ts";
import { forgetMailFiles, mailFolder } from "#lib/mail/transport.ts";
import { erasedIds, noteErased } from "./erased-list.ts";

type Reason = ErasureRow["reason"];

/** What is left to be done outside the database when the erasing has been committed. */
export interface Erased {
  mailIds: string[];
  /** References that the team has been told of before, and now has copies of. */
  references: string[];
}

export const nothingErased: Erased = { mailIds: [], references: [] };

async function rowsOf(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx.selectFrom("leads").select(["id", "reference", "kind", "state"]).where("id", "in", ids).execute();
}

async function deleteLeads(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const leadId of ids) await deleteFiles(trx, { leadId });
  for (const table of ["consents", "links", "lead_events"] as const) {
    await trx.deleteFrom(table).where("lead_id", "in", ids).execute();
  }
  await trx.deleteFrom("leads").where("id", "in", ids).execute();
}

/** The team has copies in its mailbox of what it was told about. */
export async function tellTeam(trx: Trx, references: readonly string[]): Promise<void> {
  if (references.length === 0) return;
  const order = { template: "erased", recipient: readConfig().MAIL_TEAM };
  await queueMail(trx, { ...order, data: { references: references.join(", ") } });
}

/**
 * Erases leads with their files, consents, links, events and mails. What remains is that a lead of this kind was
 * erased, when and why. Call finishErasing once the transaction has been committed.
 */
export async function eraseLeads(
  trx: Trx,
  ids: readonly string[],
  reason: Reason,
  { now = Date.now(), tell = true, recipient }: { now?: number; tell?: boolean; recipient?: string } = {},
): Promise<Erased> {
  const leads = await rowsOf(trx, ids);
  const leadIds = leads.map(({ id }) => id);
  const mailIds = await forgetMails(trx, { aboutIds: leadIds, ...(recipient ? { recipient } : {}) });
  if (leadIds.length === 0 && mailIds.length === 0) return nothingErased;
  if (leadIds.length > 0) {
    await deleteLeads(trx, leadIds);
    await trx
      .insertInto("erasures")
      .values(leads.map(({ kind }) => ({ id: randomUUID(), kind, reason, at: new Date(now).toISOString() })))
      .execute();
  }
  const references = leads.filter(({ state }) => state !== "unconfirmed").map(({ reference }) => reference);
  if (tell) await tellTeam(trx, references);
  noteErased(readConfig(), leadIds, mailIds, now);
  return { mailIds, references };
}

/** Erases all that is held under an address: leads of every kind and state, drafts, mails, links and counts. */
export async function eraseAddress(trx: Trx, email: string, reason: Reason, now = Date.now()): Promise<Erased> {
  const rows = await trx.selectFrom("leads").select("id").where("email", "=", email).execute();
  await deleteDraftsOf(trx, email);
  await trx.deleteFrom("links").where("email", "=", email).execute();
  await forgetMailbox(trx, email);
  await forgetLimit(trx, "mailbox", mailboxOf(email));
  return eraseLeads(
    trx,
    rows.map(({ id }) => id),
    reason,
    { now, recipient: email },
  );
}

/** Takes what was erased out of the files beside the database: mails written as files, SQLite's log. */
export async function finishErasing(db: Db, { mailIds }: Pick<Erased, "mailIds">): Promise<void> {
  await forgetMailFiles(mailFolder(readConfig()), mailIds);
  await emptyLog(db);
}

/**
 * Erases once more what was erased before: a backup that was restored brings back nobody.
 * @returns how many leads had come back
 */
export async function eraseAgain(db: Db): Promise<number> {
  const { leads, mails } = erasedIds(readConfig());
  let count = 0;
  for (const ids of chunks(leads)) {
    count += await db.transaction().execute(async (trx) => {
      const found = await trx.selectFrom("leads").select(["id", "email"]).where("id", "in", ids).execute();
      const foundIds = found.map(({ id }) => id);
      await forgetMails(trx, { aboutIds: foundIds });
      if (foundIds.length > 0) await deleteLeads(trx, foundIds);
      for (const email of new Set(found.map((lead) => lead.email))) {
        await deleteDraftsOf(trx, email);
        await trx.deleteFrom("links").where("email", "=", email).execute();
      }
      return found.length;
    });
  }
  for (const ids of chunks(mails)) await db.deleteFrom("outbox").where("id", "in", ids).execute();
  await finishErasing(db, { mailIds: mails });
  return count;
}

/** A list in parts that a statement can name. */
function chunks(ids: readonly string[]): string[][] {
  const MOST = 500;
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) =>
    ids.slice(index * MOST, (index + 1) * MOST),
  );
}
