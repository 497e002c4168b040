import { readConfig } from "#lib/config/env.ts";
import { site } from "#lib/content/site.ts";
import { labelBefore } from "#lib/forms/label.ts";
import { escapeHtml } from "#lib/http/escape-html.ts";

/** What a mail says; drawn as text and as HTML. */
export interface Letter {
  greeting: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { text: string; url: string };
  after?: readonly string[];
  fields?: readonly { label: string; text: string }[];
}

/** The letter as plain text. */
export function letterText({ greeting, paragraphs, action, after = [], fields = [] }: Letter): string {
  const list = fields.map(({ label, text }) => `${labelBefore(label)}\n${text}`).join("\n\n");
  const link = action ? `${action.text}:\n${action.url}` : "";
  const sender = `${site().name}\n${readConfig().SITE_URL}`;
  return [greeting, ...paragraphs, link, ...after, list, sender].filter(Boolean).join("\n\n");
}

const CELL = "padding:8px 16px 8px 0;text-align:left;vertical-align:top";
const BUTTON = "display:inline-block;padding:12px 20px;background:#13201b;color:#ffffff;font-weight:bold";

/** The letter as HTML, readable without style sheets. */
export function letterHtml({ greeting, paragraphs, action, after = [], fields = [] }: Letter): string {
  const p = (text: string) => `<p>${escapeHtml(text)}</p>`;
  const rows = fields.map(
    ({ label, text }) =>
      `<tr><th scope="row" style="${CELL}">${escapeHtml(label)}</th><td style="${CELL}">${escapeHtml(text).replaceAll("\n", "<br>")}</td></tr>`,
  );
  const address = escapeHtml(readConfig().SITE_URL);
  const name = escapeHtml(site().name);
  const body = [
    ...[greeting, ...paragraphs].map(p),
    action ? `<p><a href="${escapeHtml(action.url)}" style="${BUTTON}">${escapeHtml(action.text)}</a></p>` : "",
    ...after.map(p),
    rows.length > 0 ? `<table cellspacing="0">${rows.join("")}</table>` : "",
    `<p><a href="${address}">${name}</a></p>`,
  ].join("");
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${name}</title></head><body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">${body}</body></html>`;
}
