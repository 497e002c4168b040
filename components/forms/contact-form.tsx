"use client";

import { useMemo } from "react";
import type { FormStart } from "#lib/forms/form-start.ts";
import { type ContactWords, contactForm } from "#lib/leads/contact.schema.ts";
import { LeadFormView } from "./lead-form.tsx";

/** The contact request. A schema cannot cross from server to browser, so each form makes its own here. */
export function ContactForm({ start, words }: { start: FormStart; words: ContactWords }) {
  const form = useMemo(() => contactForm(words), [words]);
  return <LeadFormView form={form} start={start} />;
}
