import { site } from "#lib/content/site.ts";
import { type AcceptedFile, deleteFiles, fileDigest, moveFile, openFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { ConsentRow, LeadRow } from "#lib/db/schema.ts";
import { deleteDraft, draftHash, draftsOf } from "#lib/forms/drafts.ts";
import { type FormValues, readableFields } from "#lib/forms/form.ts";
import { contentHash, spendMark } from "#lib/forms/mark.ts";
import { queueMail, withdrawMail } from "#lib/mail/outbox.ts";
import { confirm } from "./confirm.ts";
import { noteConsent } from "./consent.ts";
import { type Erased, eraseAddress, finishErasing, nothingErased } from "./erase.ts";
import { indexLead } from "./inbox-index.ts";
import { kinds } from "./kinds.ts";
import { findLink, takeLink } from "./links.ts";
import { ownDataOrder, reminderSlot } from "./mails.ts";
import {
  historyOf,
  type Lead,
  type LeadHistory,
  type LeadMail,
  leadsOf,
  lockAddress,
  mailsOf,
  noteEvent,
  updateValues,
} from "./store.ts";

/** Everything that is held under an address. */
export interface OwnData {
  email: string;
  /** The sign-up that counts, if there is one. */
  candidate: LeadHistory | undefined;
  /** All else: contact requests, and what nobody has confirmed. */
  others: LeadHistory[];
  /** Mails that are about no lead: links to this page. */
  mails: LeadMail[];
  /** When each draft with this address in it is erased. */
  drafts: string[];
}

/**
 * Has a link to their data sent to whoever has this address. What is held is looked up when the mail is written, so
 * the request is the same for an address that nobody has.
 * @param email canonical
 * @returns false when the form's mark was used for another address
 */
export async function requestLink(email: string, formToken: string, db: Db = database()): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { use } = await spendMark(trx, formToken, contentHash(formToken, { email }, ""));
    if (use === "first") await queueMail(trx, ownDataOrder(email));
    return use !== "other";
  });
}

const isCandidate = (lead: Lead) => lead.kind === "candidate" && lead.state !== "unconfirmed";

/** The address behind a link that is still good, or undefined. */
export async function addressOf(token: string, db: Db = database()): Promise<string | undefined> {
  return token ? (await findLink(db, token, "self-service"))?.email : undefined;
}

/** Everything held under the address behind a link, or undefined when the link is unknown or its time is over. */
export async function ownData(token: string, db: Db = database()): Promise<OwnData | undefined> {
  const email = await addressOf(token, db);
  if (email === undefined) return undefined;
  const leads = await leadsOf(db, email);
  if (leads.length === 0) return undefined;
  const histories: LeadHistory[] = [];
  for (const lead of leads) histories.push(await historyOf(db, lead));
  const candidate = histories.find(isCandidate);
  return {
    email,
    candidate,
    others: histories.filter((history) => history !== candidate),
    mails: await mailsOf(db, { recipient: email }),
    drafts: await draftsOf(db, email),
  };
}

/** The CV of one of the leads behind a link, as it was uploaded, or undefined. */
export async function ownCv(token: string, reference: string, db: Db = database()) {
  const email = await addressOf(token, db);
  if (email === undefined) return undefined;
  const lead = (await leadsOf(db, email)).find((one) => one.reference === reference);
  return lead && openFile(db, { leadId: lead.id });
}

interface Change {
  values: FormValues;
  formToken: string;
  draft: string;
  file: AcceptedFile | undefined;
}

/**
 * Changes what the candidate has told us. A file that came, or that waits with the draft, replaces the CV.
 * @returns "changed"; "no-link" when the link is not good; "spent" when the form's mark was used for another change
 */
export async function changeOwnData(
  token: string,
  { values, formToken, draft, file }: Change,
  db: Db = database(),
): Promise<"changed" | "no-link" | "spent"> {
  return db.transaction().execute(async (trx) => {
    const email = await addressOf(token, trx);
    if (email === undefined) return "no-link";
    // Staff may be writing a note on it, or another page of the person's own be changing it.
    await lockAddress(trx, email);
    const lead = (await leadsOf(trx, email)).find(isCandidate);
    if (!lead) return "no-link";
    const spent = await spendMark(trx, formToken, contentHash(formToken, values, fileDigest(file)));
    if (spent.use !== "first") return spent.use === "same" ? "changed" : "spent";
    if (file) await saveFile(trx, { leadId: lead.id }, file, { pending: false });
    else if (draft) await moveFile(trx, { draftHash: draftHash(draft) }, { leadId: lead.id }, { pending: false });
    await updateValues(trx, lead, values);
    if (draft) await deleteDraft(draft, trx);
    return "changed";
  });
}

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
    return leadId || (await findLink(trx, token, "renew")) ? "done" : "no-link";
  });
}

function exported({ reference, kind, state, email, createdAt, renewedAt, confirmedAt, ...rest }: LeadHistory) {
  const { values, profile, file, consents, events, mails, remarks } = rest;
  return {
    referens: reference,
    slag: kind,
    status: state,
    epost: email,
    inskickad: createdAt,
    bekraftad: confirmedAt ?? null,
    samtyckeSenastFornyat: renewedAt,
    uppgifter: values,
    uppgifterILasbarForm: readableFields(kinds[kind].form, values),
    kravprofil: profile ?? null,
    cv: file ?? null,
    samtycken: consents,
    handelser: events,
    mejl: mails,
    anteckningar: remarks,
  };
}

/** All that is held under an address as a file to take along (JSON). */
export function exportOf({ email, candidate, others, mails, drafts }: OwnData): string {
  const document = {
    epost: email,
    kandidat: candidate ? exported(candidate) : null,
    ovrigt: others.map(exported),
    mejl: mails,
    utkastRaderas: drafts,
  };
  return JSON.stringify(document, null, 2);
}
