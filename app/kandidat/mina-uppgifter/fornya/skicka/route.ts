import { receiveButton, seeOther } from "#lib/forms/buttons.ts";
import { renewByReminder } from "#lib/leads/own-data-actions.ts";

/** The button of the reminder: one click and the consent is renewed. */
export async function POST(request: Request) {
  const textVersion = new URL(request.url).searchParams.get("text") ?? "";
  return receiveButton(request, "kod", "/kandidat/mina-uppgifter", async (token) => {
    const outcome = await renewByReminder(token, textVersion);
    if (outcome === "other-text") return seeOther(`/kandidat/mina-uppgifter/fornya?kod=${encodeURIComponent(token)}`);
    return seeOther(`/kandidat/mina-uppgifter?klart=${outcome === "done" ? "fornyat" : "utgangen"}`);
  });
}
