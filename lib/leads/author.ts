import { DAY_MS, HOUR_MS } from "#lib/config/durations.ts";
import { swedishDay } from "#lib/content/dates.ts";
import { site } from "#lib/content/site.ts";
import type { Trx } from "#lib/db/database.ts";
import { mailboxOf } from "#lib/mail/address.ts";
import type { Lane } from "#lib/mail/lanes.ts";
import type { LaneOf, QueuedMail } from "#lib/mail/outbox.ts";
import type { Mail } from "#lib/mail/transport.ts";
import type { Author } from "#lib/mail/worker.ts";
import { findLead, type Lead, lockAddress } from "./lead.ts";
import { noteEvent } from "./lead-events.ts";
import { issueLink } from "./links.ts";
import { confirmMail, erasedMail, linkMail, noticeMail, receiptMail, reminderMail } from "./mails.ts";

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

/**
 * A stranger can have a mail sent by typing an address into a form. The link to one's own data has a lane of its own,
 * where only addresses get in that a stranger cannot make up: one that was confirmed, or the mailbox's own spelling.
 */
async function laneOf(trx: Trx, { template, recipient, aboutId }: Parameters<LaneOf>[1]): Promise<Lane | undefined> {
  if (template === "confirm") return "forms";
  if (template === "receipt") {
    const lead = aboutId ? await findLead(trx, aboutId) : undefined;
    return lead?.confirmedAt ? undefined : "forms";
  }
  if (template !== "own-data-link") return undefined;
  if (recipient === mailboxOf(recipient)) return "own-data";
  const confirmed = await trx
    .selectFrom("leads")
    .select("id")
    .where("email", "=", recipient)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return confirmed ? "own-data" : "forms";
}

async function writeConfirm(trx: Trx, mail: QueuedMail, lead: Lead): Promise<Mail | undefined> {
  if (lead.state !== "unconfirmed") return undefined;
  const expiresAt = Date.now() + site().confirmationDays * DAY_MS;
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
  await lockAddress(trx, email);
  const held = await trx.selectFrom("leads").select("id").where("email", "=", email).limit(1).executeTakeFirst();
  if (!held) return undefined;
  // However many links others ask for in someone's name: one that works lies in the mailbox until the next may come.
  const expiresAt = Math.max(Date.now() + OWN_DATA_MS, mail.nextRoomAt);
  const token = await issueLink(trx, { mailId: mail.id, purpose: "self-service", email, expiresAt });
  return linkMail(token, Math.floor((expiresAt - Date.now()) / HOUR_MS) || 1);
}

async function writeReminder(trx: Trx, mail: QueuedMail, lead: Lead): Promise<Mail> {
  // The time begins when the person is told, however long the mail has waited.
  const end = Date.now() + site().reminderDays * DAY_MS;
  const erasedOn = swedishDay(new Date(end));
  const expiresAt = end + 2 * DAY_MS;
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

/** Notes with the lead what became of a mail about it, and begins the times that count from it. */
async function noteMail(trx: Trx, mail: QueuedMail, type: "mail-sent" | "mail-failed", at: string): Promise<void> {
  const { aboutId, template } = mail;
  if (!aboutId || !Object.hasOwn(aboutLead, template)) return;
  // Whoever cannot be reached is waited for as long as whoever was asked.
  if (template === "reminder") {
    await trx.updateTable("leads").set({ reminded_at: at }).where("id", "=", aboutId).execute();
  }
  if (template === "confirm") {
    const until = new Date(Date.parse(at) + site().confirmationDays * DAY_MS).toISOString();
    await trx.updateTable("leads").set({ confirm_by: until }).where("id", "=", aboutId).execute();
  }
  await noteEvent(trx, aboutId, type, at);
}

/** Writes the mails about leads, and notes with the lead what became of them. */
export const leadAuthor: Author = {
  laneOf,
  // Written only where something is held under the address.
  secret: ["own-data-link"],
  write,
  sent: (trx, mail, at) => noteMail(trx, mail, "mail-sent", at),
  givenUp: (trx, mail, at) => noteMail(trx, mail, "mail-failed", at),
};
