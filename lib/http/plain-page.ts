import { site } from "#lib/content/site.ts";
import { escapeHtml } from "./escape-html.ts";
import { apartFromOthers, contentSecurityPolicy, hashSource, securityHeaders } from "./policy.ts";

// These pages are written here by hand, with no database, no framework and no file behind them: they are what
// is left when the rest has failed.
const STYLE = `:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1.25rem}h1{font:2.25rem/1.15 Georgia,serif}dt{font-weight:700;margin-top:1rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}button{font:inherit;font-weight:700;padding:.75rem 1.25rem;margin:1.5rem 0}`;

/** The headers of a page of this kind: its own policy, never kept. */
export function plainHeaders(): Record<string, string> {
  return {
    ...Object.fromEntries([...securityHeaders, apartFromOthers].map(({ key, value }) => [key, value])),
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": contentSecurityPolicy({ styles: [hashSource(STYLE)] }),
  };
}

/** A whole page as HTML. `body` is HTML. */
export function plainHtml(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)} – ${escapeHtml(site().name)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

/** A plain page as an answer. `body` is HTML. */
export function plainResponse(status: number, title: string, body: string): Response {
  return new Response(plainHtml(title, body), {
    status,
    headers: { ...plainHeaders(), ...(status === 429 || status === 503 ? { "Retry-After": "300" } : {}) },
  });
}

/** A page that says what happened, what to do, and leads on. */
export function plainPage(status: number, title: string, advice: string, back: string, linkText = "Till formuläret") {
  return plainResponse(
    status,
    title,
    `<p>${escapeHtml(advice)}</p><p><a href="${escapeHtml(back)}">${escapeHtml(linkText)}</a></p>`,
  );
}
