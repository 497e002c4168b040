import { readFileSync } from "node:fs";
import { PDF_SCRIPT } from "#lib/http/pdf-frame.ts";

export const dynamic = "force-static";

/** The script that draws the pages of a CV. */
export function GET() {
  return new Response(readFileSync(PDF_SCRIPT), { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}
