"use client";

import { useMemo } from "react";
import type { FormStart } from "#lib/forms/form-start.ts";
import type { CandidateWords } from "#lib/leads/candidate.schema.ts";
import { ownDataForm } from "#lib/leads/own-data.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** Changes one's own data. */
export function OwnDataForm({ start, words }: { start: FormStart; words: CandidateWords }) {
  const form = useMemo(() => ownDataForm(words), [words]);
  return <LeadFormView form={form} start={start} />;
}
