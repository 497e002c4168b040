import { escapeHtml } from "#lib/http/escape-html.ts";
import { plainPage, plainResponse } from "#lib/http/plain-page.ts";
import { cookieOf, sessionCookie, TRIP_COOKIE, tripCookie } from "#lib/staff/cookie.ts";
import { endTrip } from "#lib/staff/oidc.ts";

/** Where the agency's own sign-in leads back to. */
export async function GET(request: Request) {
  const query = new URL(request.url).searchParams.toString();
  const signedIn = await endTrip(query, cookieOf(request.headers, TRIP_COOKIE));
  if (!signedIn) {
    return plainPage(
      403,
      "Inloggningen gick inte",
      "Kontot är inte inbjudet, eller så tog inloggningen för lång tid. Försök igen. Hjälper inte det ber du en administratör om en inbjudan.",
      "/personal/in",
      "Till inloggningen",
    );
  }
  // A page and no redirect: the cookie goes along only where our own page asks for the next one.
  const answer = plainResponse(200, "Du är inloggad", `<p><a href="${escapeHtml(signedIn.page)}">Vidare</a></p>`);
  answer.headers.set("Refresh", `0; url=${signedIn.page}`);
  answer.headers.append("Set-Cookie", sessionCookie(signedIn.token));
  answer.headers.append("Set-Cookie", tripCookie(""));
  return answer;
}
