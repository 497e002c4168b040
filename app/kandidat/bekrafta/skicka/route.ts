import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { confirmLead } from "#lib/leads/confirm.ts";

/** The confirmation mail's button. The same link again shows the same page. */
export async function POST(request: Request) {
  return receiveButton(request, "kod", "/kandidat", async (token) => {
    await confirmLead(token);
    return seeOther(`/kandidat/bekrafta?kod=${encodeURIComponent(token)}`);
  });
}
