import { seeOther } from "#lib/forms/buttons.ts";
import { cleanLines } from "#lib/forms/clean.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { statuses } from "#lib/staff/inbox.ts";
import { foundBy, searchBefore, withQuery } from "#lib/staff/inbox-search.ts";
import { addNote, eraseLead, sendMailsAgain, setStatus } from "#lib/staff/lead.ts";
import { receiveStaff } from "#lib/staff/receive.ts";

const INBOX = "/personal";

/** What staff do with a lead: its status, a note, its mails once more, erase it. */
export async function POST(request: Request, { params }: RouteContext<"/personal/lead/[referens]/skicka">) {
  const { referens } = await params;
  const search = searchBefore(new URL(request.url).searchParams);
  const lead = `/personal/lead/${encodeURIComponent(referens)}`;
  const page = withQuery(lead, foundBy(search));
  const done = (what: string) => seeOther(withQuery(lead, [["klart", what], ...foundBy(search)]));
  return receiveStaff(request, page, async (staff, posted) => {
    const gone = plainPage(
      404,
      "Uppgifterna finns inte längre",
      "De kan ha raderats av en kollega eller av personen själv.",
      INBOX,
      "Till inkorgen",
    );
    switch (posted.get("gor")) {
      case "status": {
        const status = statuses.find((one) => one === posted.get("status"));
        return status && (await setStatus(referens, status, staff)) ? done("status") : gone;
      }
      case "anteckna": {
        const text = cleanLines(posted.get("text") ?? "").slice(0, 5000);
        if (!text) return seeOther(page);
        return (await addNote(referens, text, staff)) ? done("anteckning") : gone;
      }
      case "mejl":
        return (await sendMailsAgain(referens)) ? done("mejl") : gone;
      case "radera":
        return (await eraseLead(referens)) ? seeOther(withQuery(INBOX, [["raderad", referens], ...search])) : gone;
      default:
        return plainPage(400, "Det gick inte att läsa", "Gå tillbaka och tryck på knappen igen.", page, "Tillbaka");
    }
  });
}
