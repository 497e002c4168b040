"use client";

import type { FormStart } from "#lib/forms/form-start.ts";
import { ownDataForm } from "#lib/leads/own-data.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** Changes one's own data. */
export function OwnDataForm({ start }: { start: FormStart }) {
  return <LeadFormView form={ownDataForm} start={start} />;
}
