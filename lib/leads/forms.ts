import { candidateForm } from "./candidate.schema.ts";
import { contactForm } from "./contact.schema.ts";
import type { LeadForm } from "./form.ts";

/** Both forms by the kind of lead that they make. */
export const leadForms = { candidate: candidateForm, contact: contactForm } satisfies Record<LeadForm["id"], LeadForm>;
