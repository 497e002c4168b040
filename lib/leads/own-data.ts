import { openFile } from "#lib/cv/files.ts";
import { type Db, database } from "#lib/db/database.ts";
import { draftsOf } from "#lib/forms/drafts.ts";
import { contentHash, spendMark } from "#lib/forms/mark.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { type Lead, leadsOf } from "./lead.ts";
import { historyOf, type LeadHistory, type LeadMail, mailsOf } from "./lead-history.ts";
import { findLink } from "./links.ts";
import { ownDataOrder } from "./mails.ts";

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

/** Whether a lead is the sign-up that counts. */
export const isCandidate = (lead: Lead) => lead.kind === "candidate" && lead.state !== "unconfirmed";

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
