import { hashSource } from "./policy.ts";

/** Where `npm run build` and `npm run dev` put the script that draws the pages. */
export const PDF_SCRIPT = ".scripts/pdf-pages.js";

const STYLE =
  ":root{color-scheme:light}body{margin:0;background:#d8dcd6;font:1rem/1.5 system-ui,sans-serif}p{margin:0;padding:.75rem 1rem}p:empty{display:none}canvas{display:block;width:100%;height:auto;margin-bottom:.75rem}";

/**
 * Nothing in the frame has an origin, a cookie or a way out: it may run our script, start workers from what stands in
 * that, and draw. A font that the file brings is data, an image as well. Set by the guard for every answer of a route
 * that is framed.
 */
export const FRAME_POLICY = [
  "sandbox allow-scripts",
  "default-src 'none'",
  "script-src 'self'",
  "worker-src blob:",
  `style-src ${hashSource(STYLE)}`,
  "img-src data: blob:",
  "font-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** A page that draws the pages of a PDF file, to be shown in a frame of ours. */
export function pdfFrame(bytes: Buffer): Response {
  const html = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>CV:ts sidor</title><style>${STYLE}</style></head><body><p role="status"></p><noscript><p>Sidorna ritas av webbläsaren och kräver JavaScript. Läs texten i stället.</p></noscript><script type="text/plain" id="fil">${bytes.toString("base64")}</script><script src="/personal/sidor.js"></script></body></html>`;
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
