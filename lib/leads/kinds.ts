import type { NewLeadForm } from "#lib/forms/form.ts";
import { candidateForm } from "./candidate.schema.ts";
import { contactForm } from "./contact.schema.ts";

/** Both forms by the kind of lead that they make. */
export const leadForms = { candidate: candidateForm, contact: contactForm } satisfies Record<
  NewLeadForm["id"],
  NewLeadForm
>;
