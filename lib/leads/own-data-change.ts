import { type AcceptedFile, fileDigest, moveFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database } from "#lib/db/database.ts";
import { deleteDraft, draftHash } from "#lib/forms/drafts.ts";
import type { FormValues } from "#lib/forms/form.ts";
import { contentHash, spendMark } from "#lib/forms/mark.ts";
import { leadsOf, lockAddress } from "./lead.ts";
import { addressOf, isCandidate } from "./own-data.ts";
import { updateValues } from "./store.ts";

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
