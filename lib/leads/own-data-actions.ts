import { site } from "#lib/content/site.ts";
import { deleteFiles } from "#lib/cv/files.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { ConsentRow, LeadRow } from "#lib/db/schema.ts";
import { withdrawMail } from "#lib/mail/outbox.ts";
import { confirm } from "./confirm.ts";
import { noteConsent } from "./consent.ts";
import { type Erased, eraseAddress, finishErasing, nothingErased } from "./erase.ts";
import { indexLead } from "./inbox-index.ts";
import { type Lead, leadsOf, lockAddress } from "./lead.ts";
import { noteEvent } from "./lead-events.ts";
import { findLink, takeLink } from "./links.ts";
import { reminderSlot } from "./mails.ts";
import { addressOf, isCandidate } from "./own-data.ts";

async function setState(trx: Trx, lead: Lead, state: LeadRow["state"]): Promise<Erased> {
  await trx.updateTable("leads").set({ state }).where("id", "=", lead.id).execute();
  await noteEvent(trx, lead.id, state === "paused" ? "paused" : "resumed", new Date().toISOString());
  return nothingErased;
}

async function renew(trx: Trx, leadId: string, source: ConsentRow["source"]): Promise<Erased> {
  const at = new Date().toISOString();
  await trx.updateTable("leads").set({ renewed_at: at, reminded_at: null }).where("id", "=", leadId).execute();
  await noteConsent(trx, leadId, { version: site().consentVersion, source, at });
  await noteEvent(trx, leadId, "renewed", at);
  // One that waits would ask again, and begin the time that ends in erasing.
  await withdrawMail(trx, reminderSlot(leadId));
  return nothingErased;
}

/** What a candidate can do with one button. */
const candidateActions = {
  pausa: (trx: Trx, lead: Lead) => setState(trx, lead, "paused"),
  ateruppta: (trx: Trx, lead: Lead) => setState(trx, lead, "active"),
  fornya: (trx: Trx, lead: Lead) => renew(trx, lead.id, "self-service"),
  "ta-bort-cv": async (trx: Trx, lead: Lead) => {
    await deleteFiles(trx, { leadId: lead.id });
    await indexLead(trx, lead);
    await noteEvent(trx, lead.id, "changed", new Date().toISOString());
    return nothingErased;
  },
} satisfies Record<string, (trx: Trx, lead: Lead) => Promise<Erased>>;

type CandidateAction = keyof typeof candidateActions;

function isCandidateAction(name: string): name is CandidateAction {
  return Object.hasOwn(candidateActions, name);
}

/** Whether an address names one of the buttons. */
export function isOwnDataAction(name: string): name is OwnDataAction {
  return isCandidateAction(name) || name === "bekrafta" || name === "radera";
}

type OwnDataAction = CandidateAction | "bekrafta" | "radera";

/** Whether someone who renews has seen today's text: the page that they had open may be older. */
const sawTodaysText = (version: string) => version === site().consentVersion;

interface ActOptions {
  /** Of the lead that "bekrafta" is about. */
  reference?: string;
  /** Version of the consent text that stood beside "fornya". */
  textVersion?: string;
  now?: number;
}

async function act(
  trx: Trx,
  token: string,
  action: OwnDataAction,
  { reference = "", now = Date.now() }: ActOptions,
): Promise<Erased | undefined> {
  const email = await addressOf(token, trx);
  if (email === undefined) return undefined;
  if (action === "radera") return eraseAddress(trx, email, "self-service", now);
  await lockAddress(trx, email);
  const leads = await leadsOf(trx, email);
  if (isCandidateAction(action)) {
    const candidate = leads.find(isCandidate);
    return candidate && candidateActions[action](trx, candidate);
  }
  const lead = leads.find((one) => one.reference === reference);
  return lead && confirm(trx, lead, now);
}

/**
 * Does what a button says.
 * @returns "done"; "no-link" when the link is not good; "other-text" when consent was given to a text of another day
 */
export async function actOnOwnData(
  token: string,
  action: OwnDataAction,
  options: ActOptions = {},
  db: Db = database(),
): Promise<"done" | "no-link" | "other-text"> {
  if (action === "fornya" && !sawTodaysText(options.textVersion ?? "")) return "other-text";
  const erased = await db.transaction().execute((trx) => act(trx, token, action, options));
  if (erased) await finishErasing(db, erased);
  return erased ? "done" : "no-link";
}

/** Looks at the link of a reminder without using it. */
export async function renewalIsOpen(token: string, db: Db = database()): Promise<boolean> {
  const link = await findLink(db, token, "renew");
  return link !== undefined && !link.used;
}

/**
 * Renews the consent of the candidate who got this reminder. The same button twice is one renewal.
 * @param textVersion of the consent text that stood beside the button
 */
export async function renewByReminder(
  token: string,
  textVersion: string,
  db: Db = database(),
): Promise<"done" | "no-link" | "other-text"> {
  if (!sawTodaysText(textVersion)) return "other-text";
  return db.transaction().execute(async (trx) => {
    const link = await findLink(trx, token, "renew");
    if (!link) return "no-link";
    // The job that erases whose time is over may be at it.
    await lockAddress(trx, link.email);
    const leadId = await takeLink(trx, token, "renew");
    if (leadId) await renew(trx, leadId, "reminder");
    return "done";
  });
}
