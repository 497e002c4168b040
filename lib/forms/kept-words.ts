import { site } from "#content/site.ts";
import { escapeHtml } from "#lib/http/escape-html.ts";
import { contentSecurityPolicy, hashSource } from "#lib/http/policy.ts";
import { type FormValues, formFields, type LeadForm, postPath, readableFields } from "./form.ts";
import { problemText } from "./problems.ts";

// These pages are written here by hand, with no database, no framework and no file behind them: they are what
// is left when the rest has failed.
const STYLE = `:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1.25rem}h1{font:2.25rem/1.15 Georgia,serif}dt{font-weight:700;margin-top:1rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}button{font:inherit;font-weight:700;padding:.75rem 1.25rem;margin:1.5rem 0}`;

function page(status: number, title: string, body: string): Response {
  const html = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} – ${escapeHtml(site.name)}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": contentSecurityPolicy({ styles: [hashSource(STYLE)] }),
      ...(status === 429 || status === 503 ? { "Retry-After": "300" } : {}),
    },
  });
}

/** A page that says what happened and leads back to the form. */
export function plainPage(status: number, title: string, advice: string, back: string): Response {
  return page(status, title, `<p>${advice}</p><p><a href="${back}">Till formuläret</a></p>`);
}

/**
 * A page for a submission that could not be stored: says so, shows every word, lets it be sent again as it is
 * and offers it as an e-mail.
 */
export function keptWordsPage(form: LeadForm, values: FormValues, token: string, status: 429 | 503): Response {
  const fields = readableFields(form, values);
  const multipart = form.file ? ' enctype="multipart/form-data"' : "";
  const file = form.file
    ? `<p><label>Hade du valt en fil, välj den igen: <input type="file" name="${form.file.name}" accept="${form.file.accept}"></label></p>`
    : "";
  const list = fields.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`).join("");
  const hidden = formFields(form)
    .flatMap(({ name }) => [values[name] ?? []].flat().map((value) => ({ name, value })))
    .concat({ name: "formToken", value: token })
    .map(
      ({ name, value }) =>
        `<input type="hidden" name="${name}" value="${escapeHtml(value).replaceAll("\n", "&#10;")}">`,
    )
    .join("");
  const letter = fields.map(({ label, text }) => `${label}: ${text}`).join("\n");
  const mailto = `mailto:${site.email}?body=${encodeURIComponent(letter)}`;
  return page(
    status,
    status === 503 ? "Vi kunde inte spara det du skrev" : "Vänta en stund",
    `<p role="alert">${escapeHtml(problemText(status === 503 ? "fault" : "limit"))}</p>
<form method="post" action="${postPath(form)}"${multipart}>${hidden}${file}<button>Försök igen</button></form>
<p><a href="${escapeHtml(mailto)}">Skicka som mejl i stället</a></p>
<h2>Det här skrev du</h2><dl>${list}</dl>`,
  );
}
