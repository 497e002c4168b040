import { log } from "#lib/config/log.ts";
import type { NewLeadForm } from "#lib/forms/form.ts";
import { withinLimit } from "#lib/forms/limits.ts";
import { workIsDone } from "#lib/forms/proof-of-work.ts";
import { type Accept, receiveForm } from "#lib/forms/receive.ts";
import { clientAddress } from "#lib/http/request.ts";
import { leadMails } from "#lib/leads/mails.ts";
import { linkForm, ownDataForm } from "./own-data.schema.ts";
import { changeOwnData, requestLink } from "./self-service.ts";
import { saveLead } from "./store.ts";

const emailOf = ({ email }: { [name: string]: string | string[] }) => String(email).toLowerCase();

/** Answers a form whose submission becomes a lead. */
export function receiveLead(request: Request, form: NewLeadForm): Promise<Response> {
  const accept: Accept = async ({ values, file, token, draft, proof }) => {
    const address = clientAddress(request.headers);
    if (!(await withinLimit("address", address)) || !(await withinLimit("email", emailOf(values)))) {
      return { problem: "limit" };
    }
    const unconfirmed = form.id === "candidate" || !(await workIsDone(proof, token));
    const { reference, stored } = await saveLead({ form, values, token, draft, file, unconfirmed }, leadMails);
    log.info({ reference, stored, unconfirmed }, "lead received");
    return { location: `${form.path}/tack?referens=${reference}` };
  };
  return receiveForm(request, form, accept);
}

/** Answers someone who asks for a link to their data: the same whether the address is known or not. */
export function receiveLinkRequest(request: Request): Promise<Response> {
  return receiveForm(request, linkForm, async ({ values }) => {
    if (!(await withinLimit("link", emailOf(values)))) return { problem: "limit" };
    await requestLink(emailOf(values));
    return { location: `${linkForm.path}?klart=skickad` };
  });
}

/** Answers a candidate who changes their data. */
export function receiveOwnData(request: Request): Promise<Response> {
  return receiveForm(request, ownDataForm, async ({ link, ...change }) => {
    const good = await changeOwnData(link, change);
    return { location: good ? `${linkForm.path}?lank=${link}&klart=sparat` : `${linkForm.path}?klart=utgangen` };
  });
}
