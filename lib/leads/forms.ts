import { services } from "#lib/content/library.ts";
import { profiles } from "#lib/content/profiles.ts";
import { roles } from "#lib/content/roles.ts";
import { site } from "#lib/content/site.ts";
import { type CandidateWords, candidateForm } from "./candidate.schema.ts";
import { type ContactWords, contactForm } from "./contact.schema.ts";
import { ownDataForm } from "./own-data.schema.ts";

/** What the candidate's form takes from content/. It goes to the browser too, which makes the same form of it. */
export function candidateWords(): CandidateWords {
  const directions = profiles().flatMap((profile) => profile.directions);
  return {
    consentText: site().consentText,
    roles: roles().map(({ id, choice, color }) => ({ value: id, ...choice, color })),
    directions: [...new Map(directions.map(({ id, name }) => [id, { value: id, label: name }])).values()],
  };
}

/** What the contact request's form takes from content/. */
export function contactWords(): ContactWords {
  return {
    services: services().map(({ slug, data }) => ({ value: slug, label: data.rubrik })),
    roleNames: roles().map(({ name }) => name),
  };
}

function makeForms() {
  const words = candidateWords();
  return { candidate: candidateForm(words), contact: contactForm(contactWords()), ownData: ownDataForm(words) };
}

let made: { from: readonly unknown[]; forms: ReturnType<typeof makeForms> } | undefined;

/** The forms with today's words. They are made anew only when the words have changed. */
export function leadForms(): ReturnType<typeof makeForms> {
  // In a running site these are the same objects each time; in development, until a file is saved.
  const from = [site(), roles(), profiles(), services()];
  if (!made || from.some((part, index) => part !== made?.from[index])) made = { from, forms: makeForms() };
  return made.forms;
}
