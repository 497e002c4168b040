import { seeOther } from "#lib/forms/buttons.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { wantsJson } from "#lib/http/request.ts";
import { GOING_TO, pageAfterSignIn } from "#lib/staff/after-sign-in.ts";
import { sessionCookie, sessionToken } from "#lib/staff/cookie.ts";
import { isOidcConfigured } from "#lib/staff/oidc.ts";
import { authenticationOptions, signIn } from "#lib/staff/passkeys.ts";
import { receivePosted } from "#lib/staff/receive.ts";
import { closeSession } from "#lib/staff/sessions.ts";

const DOOR = "/personal/in";

/** First what the browser needs to ask for a key, then its answer. */
export async function POST(request: Request) {
  return receivePosted(request, DOOR, async (posted) => {
    if (isOidcConfigured()) return seeOther(DOOR);
    if (!wantsJson(request.headers))
      return plainPage(
        400,
        "JavaScript behövs här",
        "Inloggning med nyckel sköts av webbläsaren. Slå på JavaScript och försök igen.",
        DOOR,
        "Tillbaka",
      );
    const answer = posted.get("svar");
    if (answer === undefined) return Response.json({ signIn: await authenticationOptions() });
    const token = await signIn(JSON.parse(answer));
    if (!token)
      return Response.json({
        problem:
          "Inloggningen gick inte. Har du skapat en nyckel på en annan enhet är det bara den som gäller. Annars ber du en administratör om en ny inbjudan.",
      });
    // The session that was there is over: one device has one.
    await closeSession(sessionToken(request.headers));
    return Response.json(
      { location: pageAfterSignIn(posted.get(GOING_TO)) },
      { headers: { "Set-Cookie": sessionCookie(token) } },
    );
  });
}
