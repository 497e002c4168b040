import { errorFacts, log } from "#lib/config/log.ts";
import { seeOther } from "#lib/forms/buttons.ts";
import { NotAForm, readForm, Stalled, TooLarge } from "#lib/http/form-body.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import type { Staff } from "./accounts.ts";
import { hasOwnOrigin, sessionToken } from "./cookie.ts";
import { staffOf } from "./sessions.ts";

const MOST_BYTES = 64 * 1024;
const DOOR = "/personal/in";

/** What was posted, by name. */
export type Posted = ReadonlyMap<string, string>;

/** Reads what one of our own pages has posted, or answers why not. */
export async function receivePosted(request: Request, back: string, act: (posted: Posted) => Promise<Response>) {
  if (!hasOwnOrigin(request.headers)) {
    return plainPage(
      403,
      "Det gick inte",
      "Begäran kom inte från en av sajtens egna sidor. Öppna sidan och försök igen.",
      back,
      "Tillbaka",
    );
  }
  try {
    const { entries } = await readForm(request, { fields: MOST_BYTES });
    return await act(new Map(entries));
  } catch (error) {
    // A syntax error: what the browser says of a key, and it was no JSON.
    if ([NotAForm, TooLarge, Stalled, SyntaxError].some((kind) => error instanceof kind))
      return plainPage(
        400,
        "Det gick inte att läsa",
        "Gå tillbaka och försök igen. Är texten lång? Korta den.",
        back,
        "Tillbaka",
      );
    log.error(errorFacts(error), "a change by staff could not be made");
    return plainPage(
      503,
      "Det gick inte just nu",
      "Inget har ändrats. Vänta en stund och försök igen.",
      back,
      "Tillbaka",
    );
  }
}

/**
 * Answers what staff have posted: from our own page, by someone who has signed in and may do it.
 * @param role who may; without it everybody who has signed in
 */
export function receiveStaff(
  request: Request,
  back: string,
  act: (staff: Staff, posted: Posted) => Promise<Response>,
  { role }: { role?: Staff["role"] } = {},
): Promise<Response> {
  return receivePosted(request, back, async (posted) => {
    const staff = await staffOf(sessionToken(request.headers));
    if (!staff) return seeOther(DOOR);
    if (role && staff.role !== role)
      return plainPage(
        403,
        "Du saknar behörighet",
        "Bara en administratör kan göra det.",
        "/personal",
        "Till inkorgen",
      );
    return act(staff, posted);
  });
}

/** Who asks, where something is only read; or the way to the door. */
export async function readerOf(request: Request): Promise<{ staff: Staff } | { answer: Response }> {
  const staff = await staffOf(sessionToken(request.headers));
  return staff ? { staff } : { answer: seeOther(DOOR) };
}
