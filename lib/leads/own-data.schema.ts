import * as z from "zod/mini";
import { emailField } from "#lib/forms/field.ts";
import { defineForm } from "#lib/forms/form.ts";
import { type CandidateWords, candidateForm, candidateSchema, cvField } from "./candidate.schema.ts";

/** Asks for a link to what we hold about a candidate. */
export const linkForm = defineForm({
  id: "link",
  path: "/kandidat/mina-uppgifter",
  schema: z.object({
    email: emailField({
      label: "E-post",
      hint: "Adressen som du använde när du gick med i nätverket eller skickade en förfrågan.",
      autocomplete: "email",
      required: "Skriv din e-postadress, till exempel namn@exempel.se",
    }),
  }),
  sections: [{ title: "Din adress", fields: ["email"] }],
  submit: "Skicka en länk",
});

/** The sign-up's fields, for changing: the address identifies the person, and consent has a button of its own. */
export const ownDataForm = (words: CandidateWords) =>
  defineForm({
    id: "own-data",
    path: "/kandidat/mina-uppgifter/andra",
    schema: z.omit(candidateSchema(words), { email: true, consent: true }),
    file: cvField,
    sections: candidateForm(words).sections.map(({ title, fields }) => ({
      title,
      fields: fields.filter((name) => name !== "email" && name !== "consent"),
    })),
    submit: "Spara ändringarna",
  });
