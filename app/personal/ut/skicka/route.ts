import { seeOther } from "#lib/forms/buttons.ts";
import { sessionCookie, sessionToken } from "#lib/staff/cookie.ts";
import { receiveStaff } from "#lib/staff/receive.ts";
import { closeSession, closeSessionsOf } from "#lib/staff/sessions.ts";

/** Signs out, here or everywhere. */
export async function POST(request: Request) {
  return receiveStaff(request, "/personal", async (staff, posted) => {
    if (posted.get("var") === "overallt") await closeSessionsOf(staff.id);
    else await closeSession(sessionToken(request.headers));
    const answer = seeOther("/personal/in");
    answer.headers.set("Set-Cookie", sessionCookie(undefined));
    return answer;
  });
}
