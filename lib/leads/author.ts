import { site } from "#content/site.ts";
import type { Trx } from "#lib/db/database.ts";
import type { QueuedMail } from "#lib/mail/outbox.ts";
import type { Mail } from "#lib/mail/transport.ts";
import type { Author } from "#lib/mail/worker.ts";
import { issueLink } from "./links.ts";
import { confirmMail, erasedMail, linkMail, noticeMail, receiptMail, reminderMail } from "./mails.ts";
import { findLead, type Lead, noteEvent } from "./store.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** How long a link to one's own data is good. */
const OWN_DATA_MS = HOUR_MS;

async function isKnown(trx: Trx, email: string): Promise<boolean> {
  const row = await trx
    .selectFrom("leads")
    .select("id")
    .where("email", "=", email)
    .where("kind", "=", "candidate")
    .where("state", "!=", "unconfirmed")
    .executeTakeFirst();
  return row !== undefined;
}

async function writeConfirm(trx: Trx, mail: QueuedMail, lead: Lead): Promise<Mail | undefined> {
  if (lead.state !== "unconfirmed") return undefined;
  const expiresAt = Date.now() + site.confirmationDays * DAY_MS;
  const token = await issueLink(trx, {
    mailId: mail.id,
    purpose: "confirm",
    email: lead.email,
    leadId: lead.id,
    expiresAt,
  });
  return confirmMail(lead, token, lead.kind === "candidate" && (await isKnown(trx, lead.email)));
}

async function writeLink(trx: Trx, mail: QueuedMail): Promise<Mail | undefined> {
  const email = mail.recipient;
  const held = await trx.selectFrom("leads").select("id").where("email", "=", email).limit(1).executeTakeFirst();
  if (!held) return undefined;
  // However many links others ask for in someone's name: one that works lies in the mailbox until the next may come.
  const expiresAt = Math.max(Date.now() + OWN_DATA_MS, mail.nextRoomAt);
  const token = await issueLink(trx, { mailId: mail.id, purpose: "self-service", email, expiresAt });
  return linkMail(token, Math.floor((expiresAt - Date.now()) / HOUR_MS) || 1);
}

async function writeReminder(trx: Trx, mail: QueuedMail, lead: Lead): Promise<Mail> {
  const { erasedOn = "" } = mail.data;
  // As long as the person is still here to be asked.
  const expiresAt = Math.max(Date.parse(erasedOn) + 2 * DAY_MS, Date.now() + site.reminderDays * DAY_MS);
  const token = await issueLink(trx, {
    mailId: mail.id,
    purpose: "renew",
    email: lead.email,
    leadId: lead.id,
    expiresAt,
  });
  return reminderMail(lead, token, erasedOn);
}

const aboutLead: Record<
  string,
  (trx: Trx, mail: QueuedMail, lead: Lead) => Mail | undefined | Promise<Mail | undefined>
> = {
  notice: (_trx, _mail, lead) => noticeMail(lead),
  receipt: (_trx, _mail, lead) => receiptMail(lead),
  confirm: writeConfirm,
  reminder: writeReminder,
};

async function write(trx: Trx, mail: QueuedMail): Promise<Mail | undefined> {
  if (mail.template === "own-data-link") return writeLink(trx, mail);
  if (mail.template === "erased") return erasedMail(mail.data.references ?? "");
  const lead = mail.aboutId ? await findLead(trx, mail.aboutId) : undefined;
  return lead && aboutLead[mail.template]?.(trx, mail, lead);
}

/** From now on the sign-up waits for its button: the person has been asked, or cannot be. */
async function beginWaiting(trx: Trx, mail: QueuedMail, at: string): Promise<void> {
  if (mail.template !== "confirm" || !mail.aboutId) return;
  const until = new Date(Date.parse(at) + site.confirmationDays * DAY_MS).toISOString();
  await trx.updateTable("leads").set({ confirm_by: until }).where("id", "=", mail.aboutId).execute();
}

/** Writes the mails about leads, and notes with the lead what became of them. */
export const leadAuthor: Author = {
  write,
  sent: async (trx, mail, at) => {
    await beginWaiting(trx, mail, at);
    if (mail.aboutId) await noteEvent(trx, mail.aboutId, "mail-sent", at);
  },
  givenUp: async (trx, mail, at) => {
    await beginWaiting(trx, mail, at);
    if (mail.aboutId) await noteEvent(trx, mail.aboutId, "mail-failed", at);
  },
};
