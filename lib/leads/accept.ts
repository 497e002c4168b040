import { log } from "#lib/config/log.ts";
import { hasRoomFor } from "#lib/cv/files.ts";
import { cvProblemTexts } from "#lib/cv/problems.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import type { FormSchema } from "#lib/forms/form.ts";
import { withinLimits } from "#lib/forms/limits.ts";
import { isSpent } from "#lib/forms/mark.ts";
import { workIsDone } from "#lib/forms/proof-of-work.ts";
import { type Accept, type NotStored, type Received, receiveForm } from "#lib/forms/receive.ts";
import { clientNetwork } from "#lib/http/request.ts";
import { canonicalEmail, mailboxOf } from "#lib/mail/address.ts";
import { leadForms } from "./forms.ts";
import { kinds } from "./kinds.ts";
import { linkForm } from "./own-data.schema.ts";
import { addressOf, requestLink } from "./own-data.ts";
import { changeOwnData } from "./own-data-change.ts";
import { receiptQuery } from "./receipt-address.ts";
import { saveLead, wasSent } from "./store.ts";

/** Why something that was not sent before is not stored, if it is not. */
async function refusalOf(
  kind: LeadRow["kind"],
  { values, file, controls, asked }: Received,
  { unconfirmed, network }: { unconfirmed: boolean; network: string },
): Promise<NotStored | undefined> {
  if (unconfirmed && file && !(await hasRoomFor(file))) {
    return { problem: "invalid", fileError: cvProblemTexts["no-room"] };
  }
  // Whoever goes back from the thank-you page has the same form again, with a fresh mark. A sign-up takes the place of
  // the one before, and has too few words: the question would tell who has signed up.
  if (!kinds[kind].replaces && !asked.includes("repeated") && (await wasSent(kind, values))) {
    return { problem: "repeated" };
  }
  // Sent twice at once it counts once: the same form, the same mark.
  const counted = { address: network, mailbox: mailboxOf(String(values.email)) };
  const may = await withinLimits(counted, { event: controls.formToken });
  return may ? undefined : { problem: "limit" };
}

/** Answers a form whose submission becomes a lead. */
export function receiveLead(request: Request, kind: LeadRow["kind"]): Promise<Response> {
  const { form, confirmed } = kinds[kind];
  const network = clientNetwork(request.headers);
  const accept: Accept<FormSchema> = async (received) => {
    const { values, file, controls, consentVersion } = received;
    const { formToken, draft, proof } = controls;
    const unconfirmed = confirmed === "always" || !(await workIsDone(proof, formToken));
    const refusal = (await isSpent(formToken)) ? undefined : await refusalOf(kind, received, { unconfirmed, network });
    // Asked again: of two that were sent at once, the other may have been stored meanwhile.
    if (refusal && !(await isSpent(formToken))) return refusal;
    const saved = await saveLead({ kind, values, formToken, draft, consentVersion, file, unconfirmed });
    if ("problem" in saved) return saved;
    log.info({ ...saved, unconfirmed }, "lead received");
    const state = unconfirmed ? "unconfirmed" : "active";
    return { location: `${form.path}/tack?${receiptQuery(kind, saved.reference, state)}` };
  };
  return receiveForm(request, form, accept);
}

/** Answers someone who asks for a link to their data: the same whether the address is known or not. */
export function receiveLinkRequest(request: Request): Promise<Response> {
  return receiveForm(request, linkForm, async ({ values, controls }) => {
    if (!(await requestLink(canonicalEmail(values.email), controls.formToken))) return { problem: "spent" };
    return { location: `${linkForm.path}?klart=skickad` };
  });
}

/** Answers a candidate who changes their data. The form has no field for the address: it is the link's. */
export function receiveOwnData(request: Request): Promise<Response> {
  return receiveForm(
    request,
    leadForms().ownData,
    async ({ values, file, controls }) => {
      const { lank, formToken, draft } = controls;
      const outcome = await changeOwnData(lank, { values, formToken, draft, file });
      if (outcome === "spent") return { problem: "spent" };
      return {
        location:
          outcome === "changed" ? `${linkForm.path}?lank=${lank}&klart=sparat` : `${linkForm.path}?klart=utgangen`,
      };
    },
    ({ lank }) => addressOf(lank),
  );
}
