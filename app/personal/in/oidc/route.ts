import { seeOther } from "#lib/forms/buttons.ts";
import { escapeHtml } from "#lib/http/escape-html.ts";
import { plainResponse } from "#lib/http/plain-page.ts";
import { GOING_TO, pageAfterSignIn } from "#lib/staff/after-sign-in.ts";
import { sessionToken, tripCookie } from "#lib/staff/cookie.ts";
import { beginTrip, isOidcConfigured } from "#lib/staff/oidc.ts";
import { receivePosted } from "#lib/staff/receive.ts";

/** Leads to the agency's own sign-in, with an invitation where one is used. */
export async function POST(request: Request) {
  return receivePosted(request, "/personal/in", async (posted) => {
    if (!isOidcConfigured()) return seeOther("/personal/in");
    const { location, trip } = await beginTrip({
      invitation: posted.get("kod") ?? "",
      page: pageAfterSignIn(posted.get(GOING_TO)),
      before: sessionToken(request.headers),
    });
    // A page and no redirect: the policy lets no form lead to another site.
    const answer = plainResponse(
      200,
      "Du leds vidare",
      `<p><a href="${escapeHtml(location)}">Till byråns inloggning</a></p>`,
    );
    answer.headers.set("Refresh", `0; url=${location}`);
    answer.headers.set("Set-Cookie", tripCookie(trip));
    return answer;
  });
}
