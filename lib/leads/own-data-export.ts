import { readableFields } from "#lib/forms/form.ts";
import { kinds } from "./kinds.ts";
import type { LeadHistory } from "./lead-history.ts";
import type { OwnData } from "./own-data.ts";

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
