import { seeOther } from "#lib/forms/buttons.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { wantsJson } from "#lib/http/request.ts";
import { sessionCookie } from "#lib/staff/cookie.ts";
import { findInvitation } from "#lib/staff/invitations.ts";
import { isOidcConfigured } from "#lib/staff/oidc.ts";
import { register, registrationOptions } from "#lib/staff/passkeys.ts";
import { receivePosted } from "#lib/staff/receive.ts";

const USED_UP = "Inbjudan har använts eller slutat gälla. Be en administratör om en ny.";

/** First what the browser needs to make a key for an invited person, then the key. */
export async function POST(request: Request) {
  return receivePosted(request, "/personal/in", async (posted) => {
    if (isOidcConfigured()) return seeOther("/personal/in");
    if (!wantsJson(request.headers))
      return plainPage(
        400,
        "JavaScript behövs här",
        "Nyckeln skapas av webbläsaren. Slå på JavaScript och öppna länken igen.",
        "/personal/in",
        "Till inloggningen",
      );
    const invitation = posted.get("kod") ?? "";
    const person = await findInvitation(invitation);
    if (!person) return Response.json({ problem: USED_UP });
    const answer = posted.get("svar");
    if (answer === undefined) return Response.json({ register: await registrationOptions(person) });
    const token = await register(invitation, JSON.parse(answer));
    if (!token) return Response.json({ problem: "Nyckeln gick inte att spara. Försök igen." });
    return Response.json({ location: "/personal" }, { headers: { "Set-Cookie": sessionCookie(token) } });
  });
}
