import * as z from "zod";
import { dataFile, someText, wholeNumber } from "./data-file.ts";

const email = z.email({ error: "ska vara en e-postadress." });
const namedEmail = someText.refine(
  (value) => z.email().safeParse(/^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value).success,
  "ska vara en e-postadress, eller ett namn följt av adressen inom < >.",
);

/** The agency's own data. A month too few here erases people, so every time has bounds. */
export const siteSchema = z
  .strictObject({
    namn: someText,
    beskrivning: someText,
    personuppgiftsansvarig: z.strictObject({ namn: someText, organisationsnummer: someText, adress: someText }),
    mottagare: someText.optional(),
    teammejl: z.enum(["hänvisning", "allt"], { error: "ska vara hänvisning eller allt." }).default("hänvisning"),
    epost: email,
    avsandare: namedEmail,
    team: namedEmail,
    lagringstid: z.strictObject({
      kandidat: wholeNumber(1, 60, "månader"),
      forfragan: wholeNumber(1, 60, "månader"),
    }),
    paminnelse: wholeNumber(7, 90, "dagar"),
    bekraftelse: wholeNumber(1, 30, "dagar"),
    samtycke: z.strictObject({
      version: z.iso.date({ error: 'ska vara ett datum som finns, skrivet "2026-11-24".' }),
      text: someText,
    }),
  })
  .transform((data) => ({
    name: data.namn,
    description: data.beskrivning,
    /** Who answers for personal data. Square brackets mark what the agency has yet to fill in. */
    controller: {
      legalName: data.personuppgiftsansvarig.namn,
      organisationNumber: data.personuppgiftsansvarig.organisationsnummer,
      address: data.personuppgiftsansvarig.adress,
    },
    /** To whom leads are handed on by webhook, as the privacy page says it; undefined where nobody is. */
    recipient: data.mottagare,
    /** Whether the team's mailboxes get all that was written (TEAM_NOTICE=full), as the privacy page says it. */
    teamGetsAll: data.teammejl === "allt",
    /** Where visitors write when a form does not work. */
    email: data.epost,
    mailFrom: data.avsandare,
    mailTeam: data.team,
    /** Whole months, counted from the last consent (candidates) or from when it came in (contact requests). */
    retentionMonths: { candidate: data.lagringstid.kandidat, contact: data.lagringstid.forfragan },
    reminderDays: data.paminnelse,
    confirmationDays: data.bekraftelse,
    /** Stored with each consent. */
    consentVersion: data.samtycke.version,
    consentText: data.samtycke.text,
  }));

/** Where the agency's own data stands. */
export const SITE_FILE = "content/sajt.yaml";

/** The agency: name, addresses, times and the consent text. Throws BrokenData when its file has faults. */
export const site = dataFile(SITE_FILE, siteSchema);

/** That leads are handed on, and to whom; empty where nobody gets them. */
export function recipientSentence(): string {
  const { recipient } = site();
  return recipient
    ? `Det du skriver, men inte ditt CV, lämnas också till ${recipient}. Det behandlas där för vår räkning.`
    : "";
}

/** What a notice to the team holds. */
export function teamMailSentence(): string {
  return site().teamGetsAll
    ? "I det står det du har skrivit, men inte ditt CV."
    : "I det står en referens och en länk, inte dina uppgifter.";
}
