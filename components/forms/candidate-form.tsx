"use client";

import type { FormStart } from "#lib/forms/form-start.ts";
import { candidateForm } from "#lib/leads/candidate.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** The candidate's sign-up. A schema cannot cross from server to browser, so each form names its own here. */
export function CandidateForm({ start }: { start: FormStart }) {
  return <LeadFormView form={candidateForm} start={start} />;
}
