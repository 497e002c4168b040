"use client";

import type { FormStart } from "#lib/forms/form-start.ts";
import { linkForm } from "#lib/leads/own-data.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** Asks for a link to one's own data. */
export function LinkForm({ start }: { start: FormStart }) {
  return <LeadFormView form={linkForm} start={start} />;
}
