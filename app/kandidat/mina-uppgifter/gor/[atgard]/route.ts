import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { actOnOwnData, isOwnDataAction } from "#lib/leads/own-data-actions.ts";

const PAGE = "/kandidat/mina-uppgifter";

/** The buttons of the page with one's own data: confirm, pause, resume, renew, remove the CV, erase. */
export async function POST(request: Request, { params }: RouteContext<"/kandidat/mina-uppgifter/gor/[atgard]">) {
  const { atgard } = await params;
  if (!isOwnDataAction(atgard))
    return plainPage(404, "Knappen finns inte", "Gå tillbaka till sidan.", PAGE, "Tillbaka");
  const { searchParams } = new URL(request.url);
  const reference = searchParams.get("referens") ?? "";
  const textVersion = searchParams.get("text") ?? "";
  return receiveButton(request, "lank", PAGE, async (token) => {
    const outcome = await actOnOwnData(token, atgard, { reference, textVersion });
    if (outcome === "no-link") return seeOther(`${PAGE}?klart=utgangen`);
    if (outcome === "other-text") return seeOther(`${PAGE}?lank=${encodeURIComponent(token)}&klart=nytext`);
    // After erasing there is nothing behind the link any more.
    return seeOther(
      atgard === "radera" ? `${PAGE}?klart=radera` : `${PAGE}?lank=${encodeURIComponent(token)}&klart=${atgard}`,
    );
  });
}
