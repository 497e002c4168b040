import { ANY_TYPE, attachment } from "#lib/http/attachment.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { cvForStaff } from "#lib/staff/lead.ts";
import { receiveStaff } from "#lib/staff/receive.ts";

/** The CV as it was sent, as a file to save, never to be shown here. Who took it is noted. */
export async function POST(request: Request, { params }: RouteContext<"/personal/lead/[referens]/cv">) {
  const { referens } = await params;
  const page = `/personal/lead/${encodeURIComponent(referens)}`;
  return receiveStaff(request, page, async (staff) => {
    const cv = await cvForStaff(referens, staff);
    if (!cv) return plainPage(404, "Det finns inget CV", "Det kan ha tagits bort.", page, "Tillbaka");
    if ("refused" in cv) return plainPage(409, "Filen lämnas inte ut", cv.refused, page, "Tillbaka");
    return attachment(cv.bytes, { type: ANY_TYPE, plainName: `cv.${cv.type}`, name: cv.name });
  });
}
