import { site } from "#lib/content/site.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import type { LeadForm } from "#lib/forms/form.ts";
import { leadForms } from "./forms.ts";

interface KindMails {
  /** To the team, once the lead counts. */
  notice: { subject: string; greeting: string };
  /** To the sender, once the lead counts. */
  receipt: { subject: string; paragraphs: (reference: string) => string[] };
  /** To the sender, who is asked whether the address is theirs. */
  confirm: { subject: string; paragraphs: string[]; known: string[] };
}

/** All that tells one kind of lead from the other. */
export interface LeadKind {
  form: LeadForm;
  /** First letter of its references. */
  prefix: string;
  /** Whether the address is confirmed before the lead counts: always, or when the browser has not done its task. */
  confirmed: "always" | "without-work";
  /** The page whose button confirms. */
  confirmPath: `/${string}`;
  /** Whole months that it is kept, counted from the last consent, or from when it came in. */
  months: number;
  /** Whether the person is asked to stay before its time is over. */
  reminded: boolean;
  /** Whether a newer one that is confirmed takes the place of the earlier ones of the same person. */
  replaces: boolean;
  mails: KindMails;
}

export const kindIds = ["candidate", "contact"] as const satisfies readonly LeadRow["kind"][];

/** What differs between a candidate and a contact request stands here and nowhere else. */
export const kinds: Record<LeadRow["kind"], LeadKind> = {
  candidate: {
    get form() {
      return leadForms().candidate;
    },
    prefix: "N",
    confirmed: "always",
    confirmPath: "/kandidat/bekrafta",
    get months() {
      return site().retentionMonths.candidate;
    },
    reminded: true,
    replaces: true,
    mails: {
      notice: { subject: "Ny kandidat", greeting: "En kandidat har bekräftat sin anmälan till nätverket." },
      receipt: {
        subject: "Välkommen till kandidatnätverket",
        paragraphs: (reference) => [
          "Nu är du med i vårt kandidatnätverk. En rekryterare läser det du har skrivit. Passar något hör vi av oss.",
          `Din referens är ${reference}. Vi sparar uppgifterna i högst ${site().retentionMonths.candidate}\u00a0månader och frågar om du vill vara kvar innan tiden är ute.`,
        ],
      },
      confirm: {
        subject: "Bekräfta din e-postadress",
        paragraphs: [
          "Någon, förhoppningsvis du, vill att du ska vara med i vårt kandidatnätverk. Bekräfta att adressen är din, så är du med.",
        ],
        known: [
          "Du är redan med i vårt kandidatnätverk, och nu har någon, förhoppningsvis du, skickat in nya uppgifter.",
          "Bekräftar du ersätter de nya uppgifterna de gamla. Gör du inget gäller det vi redan har.",
        ],
      },
    },
  },
  contact: {
    get form() {
      return leadForms().contact;
    },
    prefix: "K",
    confirmed: "without-work",
    confirmPath: "/kontakt/bekrafta",
    get months() {
      return site().retentionMonths.contact;
    },
    reminded: false,
    replaces: false,
    mails: {
      notice: { subject: "Ny förfrågan", greeting: "En ny förfrågan har kommit in." },
      receipt: {
        subject: "Vi har tagit emot din förfrågan",
        paragraphs: (reference) => [
          "Tack för din förfrågan. Vi har den hos oss, och en rekryterare svarar till den här adressen.",
          `Din referens är ${reference}. Vill du lägga till något? Svara på det här mejlet.`,
        ],
      },
      confirm: {
        subject: "Bekräfta din förfrågan",
        paragraphs: [
          "Någon, förhoppningsvis du, har skickat en förfrågan till oss. Bekräfta att den är din, så börjar vi läsa.",
        ],
        known: [],
      },
    },
  },
};
