import { emptyValues, type FormValues } from "#lib/forms/form.ts";
import { leadForms } from "#lib/leads/kinds.ts";

/** A contact request that is right in every field. */
export function contactValues(changes: FormValues = {}): FormValues {
  return {
    ...emptyValues(leadForms.contact),
    service: "rekrytering",
    message: "Vi söker någon som kan lyfta butiken.",
    company: "Exempel & Söner AB",
    name: "Åsa Öberg",
    email: "asa@exempel.se",
    ...changes,
  };
}

/** A sign-up that is right in every field. */
export function candidateValues(changes: FormValues = {}): FormValues {
  return { ...emptyValues(leadForms.candidate), name: "Åsa Öberg", email: "asa@exempel.se", consent: "ja", ...changes };
}
