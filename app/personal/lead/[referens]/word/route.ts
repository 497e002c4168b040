import { attachment, WORD_TYPE } from "#lib/http/attachment.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { wordDocument } from "#lib/profile/word.ts";
import { openLead } from "#lib/staff/lead.ts";
import { readerOf } from "#lib/staff/receive.ts";

/** The requirement profile that came with a request, as it was then, as an editable Word document. */
export async function GET(request: Request, { params }: RouteContext<"/personal/lead/[referens]/word">) {
  const reader = await readerOf(request);
  if ("answer" in reader) return reader.answer;
  const { referens } = await params;
  const lead = await openLead(referens, reader.staff);
  if (!lead?.profile)
    return plainPage(404, "Det finns ingen kravprofil", "Den kan ha raderats.", "/personal", "Till inkorgen");
  const { title, lead: intro, parts } = lead.profile;
  const bytes = await wordDocument(`Kravprofil: ${title}`, intro, parts);
  return attachment(bytes, { type: WORD_TYPE, plainName: `kravprofil-${lead.reference}.docx` });
}
