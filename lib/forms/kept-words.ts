import { site } from "#lib/content/site.ts";
import { escapeHtml } from "#lib/http/escape-html.ts";
import { plainResponse } from "#lib/http/plain-page.ts";
import { type Controls, controlFields } from "./control.ts";
import { type FormValues, formFields, type LeadForm, postPath, readableFields } from "./form.ts";
import { labelBefore } from "./label.ts";
import { problemText } from "./problems.ts";

const hiddenInput = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value).replaceAll("\n", "&#10;")}">`;

/**
 * A page for a submission that could not be stored: says so, shows every word, lets it be sent again as it is
 * and offers it as an e-mail.
 */
export function keptWordsPage(form: LeadForm, values: FormValues, controls: Controls, status: 429 | 503): Response {
  const fields = readableFields(form, values);
  const multipart = form.file ? ' enctype="multipart/form-data"' : "";
  const file = form.file
    ? `<p><label>Hade du valt en fil, välj den igen: <input type="file" name="${form.file.name}" accept="${form.file.accept}"></label></p>`
    : "";
  const list = fields.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`).join("");
  const words = formFields(form).flatMap(({ name }) =>
    [values[name] ?? []].flat().map((value) => hiddenInput(name, value)),
  );
  const hidden = [...words, ...controlFields.map((name) => hiddenInput(name, controls[name]))].join("");
  const letter = fields.map(({ label, text }) => `${labelBefore(label)} ${text}`).join("\n");
  const mailto = `mailto:${site().email}?body=${encodeURIComponent(letter)}`;
  return plainResponse(
    status,
    status === 503 ? "Vi kunde inte spara det du skrev" : "Vänta en stund",
    `<p role="alert">${escapeHtml(problemText(status === 503 ? "fault" : "limit", site().email))}</p>
<form method="post" action="${postPath(form)}"${multipart}>${hidden}${file}<button>Försök igen</button></form>
<p><a href="${escapeHtml(mailto)}">Skicka som mejl i stället</a></p>
<h2>Det här skrev du</h2><dl>${list}</dl>`,
  );
}
