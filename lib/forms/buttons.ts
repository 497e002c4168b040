import { errorFacts, log } from "#lib/config/log.ts";
import { NotAForm, readForm, Stalled, TooLarge } from "#lib/http/form-body.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { fromOwnPage } from "#lib/http/request.ts";

const MOST_BYTES = 4096;

/**
 * Answers a form that is one button and a hidden field.
 * @param field the hidden field's name
 * @param back where to lead someone for whom it did not work
 * @param act does what the button says with the field's value
 */
export async function receiveButton(
  request: Request,
  field: string,
  back: string,
  act: (value: string) => Promise<Response>,
): Promise<Response> {
  const refused = () =>
    plainPage(400, "Det gick inte att läsa", "Gå tillbaka till sidan och tryck på knappen igen.", back);
  if (!fromOwnPage(request.headers)) return refused();
  try {
    const { entries } = await readForm(request, { fields: MOST_BYTES });
    return await act(entries.find(([name]) => name === field)?.[1] ?? "");
  } catch (error) {
    if (error instanceof NotAForm || error instanceof TooLarge || error instanceof Stalled) return refused();
    log.error(errorFacts(error), "a button could not be answered");
    return plainPage(503, "Det gick inte just nu", "Inget har ändrats. Vänta en stund och försök igen.", back);
  }
}

/** Leads on to an address of this site. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}
