"use client";

import type { FormStart } from "#lib/forms/form-start.ts";
import { contactForm } from "#lib/leads/contact.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** The contact request. A schema cannot cross from server to browser, so each form names its own here. */
export function ContactForm({ start }: { start: FormStart }) {
  return <LeadFormView form={contactForm} start={start} />;
}
