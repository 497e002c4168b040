import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { exportOf, ownCv, ownData } from "#lib/leads/self-service.ts";

const PAGE = "/kandidat/mina-uppgifter";

/** One's own data as a JSON file, or one's CV as it was uploaded. */
export async function POST(request: Request) {
  const { searchParams } = new URL(request.url);
  return receiveButton(request, "lank", PAGE, async (token) => {
    const headers = { "Cache-Control": "no-store" };
    if (searchParams.get("vad") === "cv") {
      const file = await ownCv(token);
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
