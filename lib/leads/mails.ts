import { site } from "#content/site.ts";
import { readConfig } from "#lib/config/env.ts";
import { formatDay } from "#lib/content/dates.ts";
import { readableFields } from "#lib/forms/form.ts";
import { type Letter, letterHtml, letterText } from "#lib/mail/letter.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import { leadForms } from "./kinds.ts";
import type { Lead, MailContext } from "./store.ts";

const OWN_DATA = "/kandidat/mina-uppgifter";
const address = (path: string) => readConfig().SITE_URL + path;
const greetingOf = (lead: Lead) => `Hej ${String(lead.values.name)}!`;

/** The lead's fields as they are read; an attached profile as a whole address. */
function fieldsOf(lead: Lead) {
  return readableFields(leadForms[lead.kind], lead.values).map(({ label, text }) => ({
    label,
    text: text.startsWith("/verktyg/") ? address(text) : text,
  }));
}

function toPerson(lead: Lead, subject: string, letter: Letter): Mail {
  return {
    recipient: lead.email,
    replyTo: readConfig().MAIL_TEAM,
    subject,
    text: letterText(letter),
    html: letterHtml(letter),
  };
}

function notice(lead: Lead): Mail {
  const candidate = lead.kind === "candidate";
  const letter: Letter = {
    greeting: candidate ? "En ny person vill vara med i kandidatnätverket." : "En ny förfrågan har kommit in.",
    paragraphs: [`Referens: ${lead.reference}`, "Svara på mejlet för att nå avsändaren."],
    fields: fieldsOf(lead),
  };
  return {
    recipient: readConfig().MAIL_TEAM,
    replyTo: lead.email,
    subject: `${candidate ? "Ny kandidat" : "Ny förfrågan"} ${lead.reference}`,
    text: letterText(letter),
    html: letterHtml(letter),
  };
}

function receipt(lead: Lead): Mail {
  const fields = fieldsOf(lead);
  if (lead.kind === "contact") {
    return toPerson(lead, `Vi har tagit emot din förfrågan (${lead.reference})`, {
      greeting: greetingOf(lead),
      paragraphs: [
        "Tack för din förfrågan. Vi har den hos oss och en rekryterare svarar på den här adressen.",
        `Din referens är ${lead.reference}. Vill du lägga till något: svara på det här mejlet.`,
      ],
      fields,
    });
  }
  return toPerson(lead, `Välkommen till kandidatnätverket (${lead.reference})`, {
    greeting: greetingOf(lead),
    paragraphs: [
      "Nu är du med i vårt kandidatnätverk. En rekryterare läser det du har skrivit. Passar något hör vi av oss.",
      `Din referens är ${lead.reference}. Vi sparar uppgifterna i högst ${site.retentionMonths.candidate} månader och frågar dig innan tiden är ute.`,
    ],
    action: { text: "Se, ändra eller radera dina uppgifter", url: address(OWN_DATA) },
    fields,
  });
}

/** Asks the person at the address whether they want what was sent in their name. */
export function confirmMail(lead: Lead, { confirmToken, known }: MailContext): Mail {
  const contact = lead.kind === "contact";
  const url = address(`${contact ? "/kontakt" : "/kandidat"}/bekrafta?kod=${confirmToken}`);
  const paragraphs = contact
    ? ["Någon, förhoppningsvis du, har skickat en förfrågan till oss. Bekräfta att den är din, så börjar vi läsa."]
    : known
      ? [
          "Du är redan med i vårt kandidatnätverk, och nu har någon, förhoppningsvis du, skickat in nya uppgifter.",
          "Bekräftar du ersätter de nya uppgifterna de gamla. Gör du inget gäller det vi redan har.",
        ]
      : [
          "Någon, förhoppningsvis du, vill att du ska vara med i vårt kandidatnätverk. Bekräfta att adressen är din, så är du med.",
        ];
  return toPerson(lead, contact ? "Bekräfta din förfrågan" : "Bekräfta din e-postadress", {
    greeting: greetingOf(lead),
    paragraphs,
    action: { text: "Bekräfta", url },
    after: [
      `Länken gäller i ${site.confirmationDays} dagar. Var det inte du? Då behöver du inte göra något: det som skickades in raderas av sig självt.`,
    ],
  });
}

/** The mails that a new lead sets off: a question to confirm, or a notice to the team and a receipt to the sender. */
export function leadMails(lead: Lead, context: MailContext): Mail[] {
  return context.confirmToken ? [confirmMail(lead, context)] : confirmedMails(lead);
}

/** The mails of a lead that counts: a notice to the team and a receipt to the sender. */
export function confirmedMails(lead: Lead): Mail[] {
  return [notice(lead), receipt(lead)];
}

/** Leads a candidate to their data. */
export function linkMail(lead: Lead, token: string): Mail {
  return toPerson(lead, "Din länk till dina uppgifter", {
    greeting: greetingOf(lead),
    paragraphs: ["Här är länken till det vi har sparat om dig. Du kan se, ändra, hämta och radera allt."],
    action: { text: "Öppna mina uppgifter", url: address(`${OWN_DATA}?lank=${token}`) },
    after: ["Länken gäller i en timme. Har du inte bett om den kan du strunta i mejlet."],
  });
}

/** Tells a candidate that the time is running out, and how to stay. */
export function reminderMail(lead: Lead, token: string, erasedOn: string): Mail {
  return {
    ...toPerson(lead, "Vill du vara kvar i kandidatnätverket?", {
      greeting: greetingOf(lead),
      paragraphs: [
        `Du gick med i vårt kandidatnätverk för snart ${site.retentionMonths.candidate} månader sedan. Den ${formatDay(erasedOn)} raderar vi dina uppgifter, om du inte vill vara kvar.`,
      ],
      action: { text: "Jag vill vara kvar", url: address(`/kandidat/mina-uppgifter/fornya?kod=${token}`) },
      after: ["Vill du inte vara kvar behöver du inte göra något."],
    }),
    unsubscribe: address(OWN_DATA),
  };
}
