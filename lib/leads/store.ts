import { randomUUID } from "node:crypto";
import { HOUR_MS } from "#lib/config/durations.ts";
import { type AcceptedFile, fileDigest, moveFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import { deleteDraft, draftHash } from "#lib/forms/drafts.ts";
import type { FormValues } from "#lib/forms/form.ts";
import { contentHash, spendMark } from "#lib/forms/mark.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { noteConsent } from "./consent.ts";
import { indexLead } from "./inbox-index.ts";
import { kinds } from "./kinds.ts";
import type { Lead } from "./lead.ts";
import { noteEvent } from "./lead-events.ts";
import { orderMails } from "./mails.ts";
import { takeSnapshot } from "./profile-snapshot.ts";
import { newReference } from "./reference.ts";

/** A submission whose values have passed the form's schema, and whose file has passed the check. */
export interface Submission {
  kind: LeadRow["kind"];
  values: FormValues;
  /** The form's own mark, see lib/forms/mark.ts. */
  formToken: string;
  /** The draft that it was corrected from, or "". Its file becomes the lead's unless another came. */
  draft: string;
  /** The consent text that the person saw. */
  consentVersion: string;
  file?: AcceptedFile | undefined;
  /** Whether the address must be confirmed before the lead counts. */
  unconfirmed: boolean;
}

/** Empty fields are left out of what is stored. */
const filledIn = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

/** Whether the very same was sent within the last hour, whatever file came along. */
export async function wasSent(kind: LeadRow["kind"], values: FormValues, db: Db = database()): Promise<boolean> {
  const row = await db
    .selectFrom("leads")
    .select("id")
    .where("kind", "=", kind)
    .where("email", "=", canonicalEmail(String(values.email)))
    .where("data", "=", JSON.stringify(filledIn(values)))
    .where("created_at", ">", new Date(Date.now() - HOUR_MS).toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

export type Saved = { reference: string; stored: boolean } | { problem: "spent" };

/**
 * Stores a submission with its file, event, consent and mails, and erases its draft, in one transaction.
 * The same submission again stores nothing and gives the first one's reference.
 * @returns the reference, and whether this call stored the lead; or that the form's mark was used for another
 */
export async function saveLead(submission: Submission, db: Db = database()): Promise<Saved> {
  const { kind, values, formToken, draft, file, unconfirmed, consentVersion } = submission;
  const now = new Date().toISOString();
  const profile = typeof values.profile === "string" && values.profile ? takeSnapshot(values.profile) : undefined;
  const lead: Lead = {
    id: randomUUID(),
    reference: newReference(kinds[kind].prefix),
    kind,
    state: unconfirmed ? "unconfirmed" : "active",
    email: canonicalEmail(String(values.email)),
    values: filledIn(values),
    profile,
    createdAt: now,
    confirmedAt: undefined,
  };
  const key = contentHash(formToken, values, fileDigest(file));

  return db.transaction().execute(async (trx) => {
    // The answer to the same again never depends on the lead: it may have been confirmed, replaced or erased.
    const spent = await spendMark(trx, formToken, key, { outcome: lead.reference });
    if (spent.use === "other") return { problem: "spent" };
    if (spent.use === "same") {
      if (draft) await deleteDraft(draft, trx);
      return { reference: spent.outcome, stored: false };
    }
    await trx
      .insertInto("leads")
      .values({
        id: lead.id,
        reference: lead.reference,
        kind: lead.kind,
        state: lead.state,
        email: lead.email,
        data: JSON.stringify(lead.values),
        profile: profile ? JSON.stringify(profile) : null,
        submission_key: key,
        status: "ny",
        created_at: now,
        renewed_at: now,
      })
      .execute();
    if (file) await saveFile(trx, { leadId: lead.id }, file, { pending: unconfirmed });
    else if (draft) await moveFile(trx, { draftHash: draftHash(draft) }, { leadId: lead.id }, { pending: unconfirmed });
    if (draft) await deleteDraft(draft, trx);
    if (lead.values.consent) await noteConsent(trx, lead.id, { version: consentVersion, source: "form", at: now });
    await noteEvent(trx, lead.id, "received", now);
    await indexLead(trx, lead);
    for (const order of orderMails(lead)) await queueMail(trx, order);
    return { reference: lead.reference, stored: true };
  });
}

/** Replaces what a person has told us. Address and consent are not changed by it. */
export async function updateValues(trx: Trx, lead: Lead, values: FormValues): Promise<void> {
  const kept = { email: lead.values.email ?? lead.email, consent: lead.values.consent ?? "" };
  const written = filledIn({ ...values, ...kept });
  await trx
    .updateTable("leads")
    .set({ data: JSON.stringify(written) })
    .where("id", "=", lead.id)
    .execute();
  await indexLead(trx, { ...lead, values: written });
  await noteEvent(trx, lead.id, "changed", new Date().toISOString());
}
