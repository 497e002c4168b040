import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { ANY_TYPE, attachment } from "#lib/http/attachment.ts";
import { ownCv, ownData } from "#lib/leads/own-data.ts";
import { exportOf } from "#lib/leads/own-data-export.ts";

const PAGE = "/kandidat/mina-uppgifter";

/** All that is held as a JSON file, or, with ?cv=<reference>, a CV as it was uploaded. */
export async function POST(request: Request) {
  const reference = new URL(request.url).searchParams.get("cv");
  return receiveButton(request, "lank", PAGE, async (token) => {
    if (reference) {
      const file = await ownCv(token, reference);
      if (!file) return seeOther(`${PAGE}?klart=utgangen`);
      return attachment(file.bytes, { type: ANY_TYPE, plainName: `cv.${file.type}`, name: file.name });
    }
    const data = await ownData(token);
    if (!data) return seeOther(`${PAGE}?klart=utgangen`);
    return attachment(exportOf(data), { type: "application/json; charset=utf-8", plainName: "mina-uppgifter.json" });
  });
}
