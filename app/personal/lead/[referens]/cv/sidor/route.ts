import { pdfFrame } from "#lib/http/pdf-frame.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { pdfForStaff } from "#lib/staff/lead.ts";
import { readerOf } from "#lib/staff/receive.ts";

/** The pages of a CV, drawn in a frame that reaches nothing. */
export async function GET(request: Request, { params }: RouteContext<"/personal/lead/[referens]/cv/sidor">) {
  const reader = await readerOf(request);
  if ("answer" in reader) return reader.answer;
  const { referens } = await params;
  const page = `/personal/lead/${encodeURIComponent(referens)}`;
  const cv = await pdfForStaff(referens, reader.staff);
  if (!cv) return plainPage(404, "Det finns inga sidor", "Det kan ha tagits bort.", page, "Tillbaka");
  if ("refused" in cv) return plainPage(409, "Filen visas inte", cv.refused, page, "Tillbaka");
  return pdfFrame(cv.bytes);
}
