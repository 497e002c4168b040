import { readConfig } from "#lib/config/env.ts";
import { formatDay } from "#lib/content/dates.ts";
import { site } from "#lib/content/site.ts";
import { profileAddress } from "#lib/forms/field.ts";
import { readableFields } from "#lib/forms/form.ts";
import { type Letter, letterHtml, letterText } from "#lib/mail/letter.ts";
import type { MailOrder } from "#lib/mail/outbox.ts";
import type { Mail } from "#lib/mail/transport.ts";
import { kinds } from "./kinds.ts";
import type { Lead } from "./lead.ts";

const OWN_DATA = "/kandidat/mina-uppgifter";
const address = (path: string) => readConfig().SITE_URL + path;

const greetingOf = (lead: Lead) => `Hej ${String(lead.values.name)}!`;
/** Where nobody has shown yet whose the address is, a mail says only what we write: a name may be anything. */
const NO_NAME = "Hej!";

/** The mails of a lead that counts: to the team and to the sender. */
export function receiptOrders(lead: Lead): MailOrder[] {
  return [
    { template: "notice", recipient: readConfig().MAIL_TEAM, aboutId: lead.id },
    { template: "receipt", recipient: lead.email, aboutId: lead.id },
  ];
}

/** The mails that a new lead sets off. */
export function orderMails(lead: Lead): MailOrder[] {
  if (lead.state !== "unconfirmed") return receiptOrders(lead);
  return [{ template: "confirm", recipient: lead.email, aboutId: lead.id }];
}

/** The order for a link to all that is held under an address: the same whether anything is. */
export const ownDataOrder = (email: string): MailOrder => ({
  template: "own-data-link",
  recipient: email,
  // While one waits, asking again is the same request.
  slot: `own-data:${email}`,
});

/** A reminder that waits to be sent has this name in the queue: the person is not reminded yet, nor once more. */
export const reminderSlot = (leadId: string) => `reminder:${leadId}`;

/** The lead's fields as they are read; an attached profile as its name and a whole address. */
function fieldsOf(lead: Lead) {
  const attached = profileAddress(String(lead.values.profile ?? ""));
  return readableFields(kinds[lead.kind].form, lead.values).map(({ label, text }) => ({
    label,
    text: text === attached ? [lead.profile?.title, address(text)].filter(Boolean).join("\n") : text,
  }));
}

const written = (subject: string, letter: Letter, replyTo?: string): Mail => ({
  subject,
  text: letterText(letter),
  html: letterHtml(letter),
  ...(replyTo ? { replyTo } : {}),
});

const toPerson = (subject: string, letter: Letter) => written(subject, letter, readConfig().MAIL_TEAM);

/** Tells the team of a lead that counts: where to read it, or, where the agency wants it so, all that was written. */
export function noticeMail(lead: Lead): Mail {
  const { subject, greeting } = kinds[lead.kind].mails.notice;
  // Never more than the privacy page tells: an editor may have changed it since the start, which compares the two.
  if (readConfig().TEAM_NOTICE === "link" || !site().teamGetsAll) {
    return written(`${subject} ${lead.reference}`, {
      greeting,
      paragraphs: [`Referens: ${lead.reference}`],
      action: { text: "Läs i inkorgen", url: address(`/personal/lead/${lead.reference}`) },
    });
  }
  const letter: Letter = {
    greeting,
    paragraphs: [`Referens: ${lead.reference}`, "Svara på mejlet för att nå avsändaren."],
    fields: fieldsOf(lead),
  };
  return written(`${subject} ${lead.reference}`, letter, lead.email);
}

/** Tells the sender that the lead counts. What was written goes along once the address is known to be theirs. */
export function receiptMail(lead: Lead): Mail {
  const { subject, paragraphs } = kinds[lead.kind].mails.receipt;
  return toPerson(`${subject} (${lead.reference})`, {
    greeting: lead.confirmedAt ? greetingOf(lead) : NO_NAME,
    paragraphs: paragraphs(lead.reference),
    action: { text: "Se eller radera det vi har om dig", url: address(OWN_DATA) },
    ...(lead.confirmedAt ? { fields: fieldsOf(lead) } : {}),
  });
}

/** Asks the person at the address whether they want what was sent in their name. */
export function confirmMail(lead: Lead, token: string, known: boolean): Mail {
  const { mails, confirmPath } = kinds[lead.kind];
  return toPerson(mails.confirm.subject, {
    greeting: NO_NAME,
    paragraphs: known ? mails.confirm.known : mails.confirm.paragraphs,
    action: { text: "Se vad som skickades och bekräfta", url: address(`${confirmPath}?kod=${token}`) },
    after: [
      `Länken gäller i ${site().confirmationDays}\u00a0dagar. Var det inte du? Då behöver du inte göra något: det som skickades in raderas av sig självt.`,
    ],
  });
}

/** Leads a person to their data. */
export function linkMail(token: string, hours: number): Mail {
  return toPerson("Länk till dina uppgifter", {
    greeting: NO_NAME,
    paragraphs: [
      "Här är länken till det vi har sparat om dig. Du kan se, hämta och radera allt, och ändra det som finns i kandidatnätverket.",
    ],
    action: { text: "Öppna mina uppgifter", url: address(`${OWN_DATA}?lank=${token}`) },
    after: [
      `Länken gäller i ${hours === 1 ? "en timme" : `${hours}\u00a0timmar`}. Har du inte bett om den kan du strunta i mejlet.`,
    ],
  });
}

/** Tells a candidate that the time is running out, and how to stay. */
export function reminderMail(lead: Lead, token: string, erasedOn: string): Mail {
  return {
    ...toPerson("Vill du vara kvar i kandidatnätverket?", {
      greeting: greetingOf(lead),
      paragraphs: [
        `Du är med i vårt kandidatnätverk, och tiden för ditt samtycke går snart ut. Den ${formatDay(erasedOn)} raderar vi dina uppgifter, om du inte väljer att vara kvar.`,
      ],
      action: { text: "Jag vill vara kvar", url: address(`${OWN_DATA}/fornya?kod=${token}`) },
      after: ["Vill du inte vara kvar behöver du inte göra något."],
    }),
    unsubscribe: address(OWN_DATA),
  };
}

/** Tells the team which leads are erased, so that it can erase its copies. */
export function erasedMail(references: string): Mail {
  return written("Radera era kopior", {
    greeting: "Hej!",
    paragraphs: [
      `Det här är raderat på webbplatsen: ${references}.`,
      "Radera också era kopior: mejl som handlar om referenserna, och filer som ni har hämtat eller skrivit ut.",
    ],
  });
}
