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
import { forgetWebhooks, queueWebhook } from "#lib/webhooks/queue.ts";
import { writeCsvFile } from "./csv-file.ts";
import { erasedIds, noteErased } from "./erased-list.ts";
import { forgetInIndex } from "./inbox-index.ts";
import { lockAddress } from "./lead.ts";

type Reason = ErasureRow["reason"];

/** What is left to be done outside the database when the erasing has been committed. */
export interface Erased {
  mailIds: string[];
  leadIds: string[];
  /** References that the team has been told of before, and now has copies of. */
  references: string[];
}

export const nothingErased: Erased = { mailIds: [], leadIds: [], references: [] };

async function rowsOf(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx.selectFrom("leads").select(["id", "reference", "kind", "state", "email"]).where("id", "in", ids).execute();
}

async function deleteLeads(trx: Trx, ids: readonly string[]): Promise<void> {
  await forgetInIndex(trx, ids);
  for (const leadId of ids) await deleteFiles(trx, { leadId });
  for (const table of ["consents", "links", "lead_events", "lead_notes"] as const) {
    await trx.deleteFrom(table).where("lead_id", "in", ids).execute();
  }
  await trx.deleteFrom("leads").where("id", "in", ids).execute();
}

/** The team has copies in its mailbox of what it was told about. */
export async function tellTeam(trx: Trx, references: readonly string[]): Promise<void> {
  if (references.length === 0) return;
  const order = { template: "erased", recipient: readConfig().MAIL_TEAM, aboutId: "erased" };
  await queueMail(trx, { ...order, data: { references: references.join(", ") } });
}

/**
 * Erases leads with their files, consents, links, events and mails. What remains is that a lead of this kind was
 * erased, when and why. What is being erased is on the disk before it is committed, so that nobody comes back with a
 * backup: let this be the last that a transaction does, and call finishErasing once it has been committed.
 */
export async function eraseLeads(
  trx: Trx,
  ids: readonly string[],
  reason: Reason,
  { now = Date.now(), tell = true }: { now?: number; tell?: boolean } = {},
): Promise<Erased> {
  const leads = await rowsOf(trx, ids);
  if (leads.length === 0) return nothingErased;
  const leadIds = leads.map(({ id }) => id);
  const mailIds = await forgetMails(trx, { aboutIds: leadIds });
  await forgetWebhooks(trx, leadIds);
  for (const lead of leads) await queueWebhook(trx, "lead.erased", lead);
  await deleteLeads(trx, leadIds);
  await trx
    .insertInto("erasures")
    .values(leads.map(({ kind }) => ({ id: randomUUID(), kind, reason, at: new Date(now).toISOString() })))
    .execute();
  for (const email of new Set(leads.map((lead) => lead.email))) mailIds.push(...(await forgetIfLast(trx, email)));
  const references = leads.filter(({ state }) => state !== "unconfirmed").map(({ reference }) => reference);
  if (tell) await tellTeam(trx, references);
  noteErased(readConfig(), leadIds, mailIds, now);
  return { mailIds, leadIds, references };
}

/** Where nothing more is held under an address, the address itself goes too. Returns the ids of its mails. */
async function forgetIfLast(trx: Trx, email: string): Promise<string[]> {
  const left = await trx.selectFrom("leads").select("id").where("email", "=", email).executeTakeFirst();
  if (left) return [];
  await trx.deleteFrom("links").where("email", "=", email).execute();
  return forgetMails(trx, { recipient: email });
}

/** Erases all that is held under an address, as eraseLeads does: leads of every kind and state, drafts, mails, links and counts. */
export async function eraseAddress(trx: Trx, email: string, reason: Reason, now = Date.now()): Promise<Erased> {
  await lockAddress(trx, email);
  const rows = await trx.selectFrom("leads").select("id").where("email", "=", email).execute();
  await deleteDraftsOf(trx, email);
  await trx.deleteFrom("links").where("email", "=", email).execute();
  await forgetMailbox(trx, email);
  await forgetLimit(trx, "mailbox", mailboxOf(email));
  const ids = rows.map(({ id }) => id);
  return eraseLeads(trx, ids, reason, { now });
}

/** Takes what was erased out of the files beside the database, where anything was. */
export async function finishErasing(db: Db, { mailIds, leadIds }: Omit<Erased, "references">): Promise<void> {
  if (mailIds.length > 0 || leadIds.length > 0) await clearFiles(db, mailIds);
}

/** Mails written as files, half written ones too; SQLite's log; the file that leads are handed on by. */
async function clearFiles(db: Db, mailIds: readonly string[]): Promise<void> {
  await forgetMailFiles(mailFolder(readConfig()), mailIds);
  await emptyLog(db);
  await writeCsvFile(db);
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
  await clearFiles(db, mails);
  return count;
}

/** A list in parts that a statement can name. */
function chunks(ids: readonly string[]): string[][] {
  const MOST = 500;
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) =>
    ids.slice(index * MOST, (index + 1) * MOST),
  );
}
