import { site } from "#content/site.ts";
import { readConfig } from "#lib/config/env.ts";
import { readableFields } from "#lib/leads/form.ts";
import { leadForms } from "#lib/leads/forms.ts";
import type { Lead } from "#lib/leads/store.ts";
import type { Mail } from "./outbox.ts";

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

interface Letter {
  greeting: string;
  paragraphs: readonly string[];
  fields: readonly { label: string; text: string }[];
}

function asText({ greeting, paragraphs, fields }: Letter): string {
  const list = fields.map(({ label, text }) => `${label}:\n${text}`).join("\n\n");
  return [greeting, ...paragraphs, list, `${site.name}\n${readConfig().SITE_URL}`].filter(Boolean).join("\n\n");
}

function asHtml({ greeting, paragraphs, fields }: Letter): string {
  const address = escapeHtml(readConfig().SITE_URL);
  const rows = fields
    .map(
      ({ label, text }) =>
        `<tr><th scope="row" align="left" valign="top" style="padding:8px 16px 8px 0;font-weight:bold">${escapeHtml(label)}</th><td valign="top" style="padding:8px 0">${escapeHtml(text).replaceAll("\n", "<br>")}</td></tr>`,
    )
    .join("");
  const body = [greeting, ...paragraphs].map((text) => `<p>${escapeHtml(text)}</p>`).join("");
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${escapeHtml(site.name)}</title></head><body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">${body}<table role="presentation" cellspacing="0">${rows}</table><p><a href="${address}">${escapeHtml(site.name)}</a></p></body></html>`;
}

/** The e-mails that a new lead sets off: a notice to the team and a receipt to the sender. */
export function leadMails(lead: Lead): Mail[] {
  const fields = readableFields(leadForms[lead.kind], lead.values);
  const candidate = lead.kind === "candidate";
  const notice: Letter = {
    greeting: candidate ? "En ny person vill vara med i kandidatnätverket." : "En ny förfrågan har kommit in.",
    paragraphs: [`Referens: ${lead.reference}`, "Svara på mejlet för att nå avsändaren."],
    fields,
  };
  const receipt: Letter = {
    greeting: `Hej ${String(lead.values.name)}!`,
    paragraphs: candidate
      ? [
          "Tack för att du vill vara med i vårt kandidatnätverk. En rekryterare läser det du har skrivit. Passar något hör vi av oss.",
          `Din referens är ${lead.reference}. Vill du ändra eller radera något: svara på det här mejlet.`,
          `Vi sparar uppgifterna i högst ${site.retentionMonths.candidate} månader.`,
        ]
      : [
          "Tack för din förfrågan. Vi har den hos oss och en rekryterare svarar på den här adressen.",
          `Din referens är ${lead.reference}. Vill du lägga till något: svara på det här mejlet.`,
        ],
    fields,
  };
  const { MAIL_TEAM } = readConfig();
  const subject = candidate ? "Välkommen till kandidatnätverket" : "Vi har tagit emot din förfrågan";
  return [
    {
      recipient: MAIL_TEAM,
      replyTo: lead.email,
      subject: `${candidate ? "Ny kandidat" : "Ny förfrågan"} ${lead.reference}`,
      text: asText(notice),
      html: asHtml(notice),
    },
    {
      recipient: lead.email,
      replyTo: MAIL_TEAM,
      subject: `${subject} (${lead.reference})`,
      text: asText(receipt),
      html: asHtml(receipt),
    },
  ];
}
