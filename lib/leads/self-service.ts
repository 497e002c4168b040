import {
  type AcceptedFile,
  deleteFiles,
  type FileInfo,
  fileInfo,
  moveFile,
  openFile,
  saveFile,
} from "#lib/cv/files.ts";
import { type Db, database } from "#lib/db/database.ts";
import type { ConsentRow, LeadRow } from "#lib/db/schema.ts";
import { deleteDraft, draftHash } from "#lib/forms/drafts.ts";
import { type FormValues, readableFields } from "#lib/forms/form.ts";
import { confirmMail, linkMail } from "#lib/leads/mails.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { candidateForm } from "./candidate.schema.ts";
import { eraseLead } from "./erase.ts";
import { findLink, issueLink, takeLink } from "./links.ts";
import { findLead, type Lead, noteConsent, noteEvent, updateValues } from "./store.ts";

/** Everything that is held about a candidate. */
export interface OwnData {
  lead: Lead;
  file: FileInfo | undefined;
  consents: Pick<ConsentRow, "version" | "source" | "at">[];
  events: { type: string; at: string }[];
  renewedAt: string;
}

/**
 * Sends the candidate with this address a link to their data. Someone who has not confirmed yet gets the confirmation
 * again. Where nobody has the address nothing is sent; whoever asked cannot tell.
 */
export async function requestLink(email: string, db: Db = database()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("leads")
      .select(["id", "state"])
      .where("email", "=", email.toLowerCase())
      .where("kind", "=", "candidate")
      .orderBy("created_at", "desc")
      .execute();
    const row = rows.find(({ state }) => state !== "unconfirmed") ?? rows[0];
    const lead = row && (await findLead(trx, row.id));
    if (!lead) return;
    const mail =
      lead.state === "unconfirmed"
        ? confirmMail(lead, { confirmToken: await issueLink(trx, lead.id, "confirm"), known: false })
        : linkMail(lead, await issueLink(trx, lead.id, "self-service"));
    await queueMail(trx, lead.id, mail);
  });
}

/** The candidate behind a link that is still good, or undefined. */
async function candidateOf(db: Db, token: string): Promise<Lead | undefined> {
  const link = token ? await findLink(db, token, "self-service") : undefined;
  return link && findLead(db, link.leadId);
}

/** Everything held about the candidate behind a link, or undefined when the link is unknown or its hour is over. */
export async function ownData(token: string, db: Db = database()): Promise<OwnData | undefined> {
  const lead = await candidateOf(db, token);
  if (!lead) return undefined;
  const [file, consents, events, row] = await Promise.all([
    fileInfo(db, { leadId: lead.id }),
    db
      .selectFrom("consents")
      .select(["version", "source", "at"])
      .where("lead_id", "=", lead.id)
      .orderBy("at")
      .execute(),
    db.selectFrom("lead_events").select(["type", "at"]).where("lead_id", "=", lead.id).orderBy("at").execute(),
    db.selectFrom("leads").select("renewed_at").where("id", "=", lead.id).executeTakeFirstOrThrow(),
  ]);
  return { lead, file, consents, events, renewedAt: row.renewed_at };
}

/** The CV behind a link as it was uploaded, or undefined. */
export async function ownCv(token: string, db: Db = database()) {
  const lead = await candidateOf(db, token);
  return lead && openFile(db, { leadId: lead.id });
}

/**
 * Changes what the candidate has told us. A file that came, or that waits with the draft, replaces the CV.
 * @returns whether the link was good
 */
export async function changeOwnData(
  token: string,
  change: { values: FormValues; draft: string; file: AcceptedFile | undefined },
  db: Db = database(),
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const lead = await candidateOf(trx, token);
    if (!lead) return false;
    await updateValues(trx, lead, change.values);
    if (change.file) await saveFile(trx, { leadId: lead.id }, change.file);
    else if (change.draft) await moveFile(trx, { draftHash: draftHash(change.draft) }, { leadId: lead.id });
    if (change.draft) await deleteDraft(change.draft, trx);
    return true;
  });
}

async function setState(trx: Db, lead: Lead, state: LeadRow["state"]): Promise<void> {
  await trx.updateTable("leads").set({ state }).where("id", "=", lead.id).execute();
  await noteEvent(trx, lead.id, state === "paused" ? "paused" : "resumed", new Date().toISOString());
}

async function renew(trx: Db, leadId: string, source: ConsentRow["source"]): Promise<void> {
  const at = new Date().toISOString();
  await trx.updateTable("leads").set({ renewed_at: at, reminded_at: null }).where("id", "=", leadId).execute();
  await noteConsent(trx, leadId, source, at);
  await noteEvent(trx, leadId, "renewed", at);
}

/** What a candidate can do with one button. */
const ownDataActions = {
  pausa: (trx: Db, lead: Lead) => setState(trx, lead, "paused"),
  ateruppta: (trx: Db, lead: Lead) => setState(trx, lead, "active"),
  fornya: (trx: Db, lead: Lead) => renew(trx, lead.id, "self-service"),
  "ta-bort-cv": async (trx: Db, lead: Lead) => {
    await deleteFiles(trx, { leadId: lead.id });
    await noteEvent(trx, lead.id, "changed", new Date().toISOString());
  },
  radera: (trx: Db, lead: Lead) => eraseLead(trx, lead.id, "self-service"),
} satisfies Record<string, (trx: Db, lead: Lead) => Promise<void>>;

/** Whether an address names one of the buttons. */
export function isOwnDataAction(name: string): name is OwnDataAction {
  return Object.hasOwn(ownDataActions, name);
}

type OwnDataAction = keyof typeof ownDataActions;

/** Does what a button says. Returns whether the link was good. */
export async function actOnOwnData(token: string, action: OwnDataAction, db: Db = database()): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const lead = await candidateOf(trx, token);
    if (!lead) return false;
    await ownDataActions[action](trx, lead);
    return true;
  });
}

/** Looks at the link of a reminder without using it. */
export async function renewalIsOpen(token: string, db: Db = database()): Promise<boolean> {
  const link = await findLink(db, token, "renew");
  return link !== undefined && !link.used;
}

/** Renews the consent of the candidate who got this reminder. Returns whether the link was good. */
export async function renewByReminder(token: string, db: Db = database()): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const leadId = await takeLink(trx, token, "renew");
    if (!leadId) return false;
    await renew(trx, leadId, "reminder");
    return true;
  });
}

/** What is held about a candidate as a file to take along (JSON). */
export function exportOf({ lead, file, consents, events, renewedAt }: OwnData): string {
  return JSON.stringify(
    {
      referens: lead.reference,
      status: lead.state,
      epost: lead.email,
      registrerad: lead.createdAt,
      samtyckeSenastFornyat: renewedAt,
      uppgifter: lead.values,
      uppgifterILasbarForm: readableFields(candidateForm, lead.values),
      cv: file ?? null,
      samtycken: consents,
      handelser: events,
    },
    null,
    2,
  );
}
