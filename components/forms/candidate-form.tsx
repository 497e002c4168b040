"use client";

import { useMemo } from "react";
import type { FormStart } from "#lib/forms/form-start.ts";
import { type CandidateWords, candidateForm } from "#lib/leads/candidate.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** The candidate's sign-up. A schema cannot cross from server to browser, so each form makes its own here. */
export function CandidateForm({ start, words }: { start: FormStart; words: CandidateWords }) {
  const form = useMemo(() => candidateForm(words), [words]);
  return <LeadFormView form={form} start={start} />;
}
