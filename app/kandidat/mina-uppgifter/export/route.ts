import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { exportOf, ownCv, ownData } from "#lib/leads/self-service.ts";

const PAGE = "/kandidat/mina-uppgifter";

/** All that is held as a JSON file, or, with ?cv=<reference>, a CV as it was uploaded. */
export async function POST(request: Request) {
  const reference = new URL(request.url).searchParams.get("cv");
  return receiveButton(request, "lank", PAGE, async (token) => {
    const headers = { "Cache-Control": "no-store" };
    if (reference) {
      const file = await ownCv(token, reference);
      if (!file) return seeOther(`${PAGE}?klart=utgangen`);
      const disposition = `attachment; filename="cv.${file.type}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
      return new Response(new Uint8Array(file.bytes), {
        headers: { ...headers, "Content-Type": "application/octet-stream", "Content-Disposition": disposition },
      });
    }
    const data = await ownData(token);
    if (!data) return seeOther(`${PAGE}?klart=utgangen`);
    return new Response(exportOf(data), {
      headers: {
        ...headers,
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="mina-uppgifter.json"',
      },
    });
  });
}
