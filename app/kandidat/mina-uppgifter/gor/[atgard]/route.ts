import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { actOnOwnData, isOwnDataAction } from "#lib/leads/self-service.ts";

const PAGE = "/kandidat/mina-uppgifter";

/** The buttons of the page with one's own data: confirm, pause, resume, renew, remove the CV, erase. */
export async function POST(request: Request, { params }: RouteContext<"/kandidat/mina-uppgifter/gor/[atgard]">) {
  const { atgard } = await params;
  if (!isOwnDataAction(atgard))
    return plainPage(404, "Knappen finns inte", "Gå tillbaka till sidan.", PAGE, "Tillbaka");
  const reference = new URL(request.url).searchParams.get("referens") ?? "";
  return receiveButton(request, "lank", PAGE, async (token) => {
    if (!(await actOnOwnData(token, atgard, { reference }))) return seeOther(`${PAGE}?klart=utgangen`);
    // After erasing there is nothing behind the link any more.
    return seeOther(atgard === "radera" ? `${PAGE}?klart=radera` : `${PAGE}?lank=${token}&klart=${atgard}`);
  });
}
