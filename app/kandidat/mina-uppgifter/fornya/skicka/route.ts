import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { renewByReminder } from "#lib/leads/self-service.ts";

/** The button of the reminder: one click and the consent is renewed. */
export async function POST(request: Request) {
  return receiveButton(request, "kod", "/kandidat/mina-uppgifter", async (token) => {
    const done = await renewByReminder(token);
    return seeOther(`/kandidat/mina-uppgifter?klart=${done ? "fornyat" : "utgangen"}`);
  });
}
