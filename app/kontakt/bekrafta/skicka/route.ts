import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { confirmLead } from "#lib/leads/confirm.ts";

/** The confirmation mail's button. The same link again shows the same page. */
export async function POST(request: Request) {
  return receiveButton(request, "kod", "/kontakt", async (token) => {
    await confirmLead(token);
    return seeOther(`/kontakt/bekrafta?kod=${encodeURIComponent(token)}`);
  });
}
