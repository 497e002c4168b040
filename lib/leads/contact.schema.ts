import * as z from "zod/mini";
import {
  choiceField,
  emailField,
  type Option,
  phoneField,
  profileField,
  textareaField,
  textField,
} from "#lib/forms/field.ts";
import { defineForm } from "#lib/forms/form.ts";

/** The words of the form that stand in content/. */
export interface ContactWords {
  services: readonly Option[];
  /** The names of the roles that the site explains. */
  roleNames: readonly string[];
}

const contactSchema = ({ services, roleNames }: ContactWords) =>
  z.object({
    service: choiceField({
      label: "Vad gäller det?",
      options: [...services, { value: "vet-inte", label: "Vet inte än", hint: "Vi reder ut det tillsammans." }],
      required: "Välj en tjänst, eller ”Vet inte än”",
    }),
    message: textareaField({
      label: "Vad behöver ni?",
      hint: "Ett par meningar räcker: vad ska personen lösa, och vad har ni på plats i dag?",
      maxLength: 5000,
      required: "Beskriv kort vad ni behöver",
    }),
    profile: profileField({ label: "Kravprofil" }),
    role: textField({
      label: "Roll",
      hint: `Till exempel ${roleNames.join(" eller ")}.`,
      maxLength: 100,
    }),
    start: textField({ label: "Önskad start", hint: "Ett datum, en månad eller ”snarast”.", maxLength: 100 }),
    place: textField({ label: "Ort", maxLength: 100 }),
    company: textField({
      label: "Företag",
      maxLength: 120,
      autocomplete: "organization",
      required: "Skriv vilket företag det gäller",
    }),
    name: textField({ label: "Ditt namn", maxLength: 120, autocomplete: "name", required: "Skriv ditt namn" }),
    email: emailField({
      label: "E-post",
      hint: "Hit skickar vi kvitto och svar.",
      autocomplete: "email",
      required: "Skriv din e-postadress, till exempel namn@exempel.se",
    }),
    phone: phoneField({ label: "Telefon", hint: "Om du hellre vill bli uppringd.", autocomplete: "tel" }),
  });

/** The client's contact request. Add a field here and it is drawn, checked, mailed and stored. */
export const contactForm = (words: ContactWords) =>
  defineForm({
    id: "contact",
    path: "/kontakt",
    schema: contactSchema(words),
    sections: [
      { title: "Behovet", fields: ["service", "message", "profile"] },
      { title: "Ramarna", fields: ["role", "start", "place"] },
      { title: "Du", fields: ["company", "name", "email", "phone"] },
    ],
    submit: "Skicka förfrågan",
    guarded: true,
  });
