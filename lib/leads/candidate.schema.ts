import * as z from "zod/mini";
import { MOST_CV_BYTES } from "#lib/cv/size.ts";
import {
  choiceField,
  choicesField,
  consentField,
  emailField,
  linkedinField,
  type Option,
  phoneField,
  textareaField,
  textField,
} from "#lib/forms/field.ts";
import { defineForm, type FileField } from "#lib/forms/form.ts";
import { workModes } from "./options.ts";

/** The words of the form that staff write: in content/sajt.yaml and content/roller/. */
export interface CandidateWords {
  consentText: string;
  roles: readonly Option[];
  /** The directions of all requirement profiles. */
  directions: readonly Option[];
}

export const candidateSchema = ({ consentText, roles, directions }: CandidateWords) =>
  z.object({
    name: textField({ label: "Namn", maxLength: 120, autocomplete: "name", required: "Skriv ditt namn" }),
    email: emailField({
      label: "E-post",
      hint: "Hit skickar vi en länk som du bekräftar med, och hit hör vi av oss.",
      autocomplete: "email",
      required: "Skriv din e-postadress, till exempel namn@exempel.se",
    }),
    phone: phoneField({ label: "Telefon", autocomplete: "tel" }),
    roles: choicesField({
      label: "Vilken roll passar dig?",
      hint: "Välj en eller flera.",
      options: roles,
    }),
    profileTypes: choicesField({
      label: "Vad är du bäst på?",
      hint: "Inriktningar som vi brukar söka efter.",
      options: directions,
    }),
    platforms: choicesField({
      label: "Plattformar du har arbetat i",
      options: [
        { value: "shopify", label: "Shopify" },
        { value: "magento", label: "Magento" },
        { value: "woocommerce", label: "WooCommerce" },
        { value: "adobe-commerce", label: "Adobe Commerce" },
        { value: "annan", label: "Annan" },
      ],
    }),
    experience: choiceField({
      label: "År inom e-handel eller digital marknadsföring",
      options: [
        { value: "0-2", label: "0–2 år" },
        { value: "3-5", label: "3–5 år" },
        { value: "6-10", label: "6–10 år" },
        { value: "over-10", label: "Mer än 10 år" },
      ],
    }),
    engagement: choicesField({
      label: "Hur vill du arbeta?",
      options: [
        { value: "anstallning", label: "Anställning" },
        { value: "konsult", label: "Konsult" },
        { value: "interim", label: "Interim" },
      ],
    }),
    workModes: choicesField({ label: "Var vill du arbeta?", options: workModes }),
    place: textField({
      label: "Ort",
      hint: "Där du bor eller vill arbeta.",
      maxLength: 100,
      autocomplete: "address-level2",
    }),
    availability: choiceField({
      label: "När kan du börja?",
      options: [
        { value: "nu", label: "Nu" },
        { value: "inom-3-manader", label: "Inom tre månader" },
        { value: "senare", label: "Senare" },
        { value: "ser-mig-om", label: "Jag ser mig bara om" },
      ],
    }),
    linkedin: linkedinField({ label: "LinkedIn", hint: "Hela adressen till din profil.", autocomplete: "url" }),
    message: textareaField({
      label: "Något mer vi bör veta?",
      hint: "Skriv inte personnummer eller uppgifter om hälsa, facklig tillhörighet eller tro.",
      maxLength: 3000,
    }),
    consent: consentField({ label: consentText, required: "Kryssa i samtycket om du vill vara med" }),
  });

export const cvField = {
  name: "cv" as const,
  label: "CV",
  hint: "PDF, DOCX eller ODT, högst 5\u00a0MB. Det sparas krypterat.",
  accept: ".pdf,.docx,.odt",
  maxBytes: MOST_CV_BYTES,
} satisfies FileField<"cv">;

/** The candidate's sign-up. Add a field here and it is drawn, checked, mailed and stored. */
export const candidateForm = (words: CandidateWords) =>
  defineForm({
    id: "candidate",
    path: "/kandidat",
    schema: candidateSchema(words),
    file: cvField,
    sections: [
      { title: "Du", fields: ["name", "email", "phone"] },
      { title: "Vad du kan", fields: ["roles", "profileTypes", "platforms", "experience"] },
      { title: "Vad du söker", fields: ["engagement", "workModes", "place", "availability"] },
      { title: "Till sist", fields: ["cv", "linkedin", "message", "consent"] },
    ],
    submit: "Gå med i nätverket",
  });
