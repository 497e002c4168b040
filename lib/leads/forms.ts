import { site } from "#lib/content/site.ts";
import { type CandidateWords, candidateForm } from "./candidate.schema.ts";
import { contactForm } from "./contact.schema.ts";
import { ownDataForm } from "./own-data.schema.ts";

/** What the forms take from content/. It goes to the browser too, which makes the same forms of it. */
export function candidateWords(): CandidateWords {
  return { consentText: site().consentText };
}

function makeForms() {
  const words = candidateWords();
  return { candidate: candidateForm(words), contact: contactForm, ownData: ownDataForm(words) };
}

let made: { from: unknown; forms: ReturnType<typeof makeForms> } | undefined;

/** The forms with today's words. They are made anew only when the words have changed. */
export function leadForms(): ReturnType<typeof makeForms> {
  const from = site();
  if (made?.from !== from) made = { from, forms: makeForms() };
  return made.forms;
}
