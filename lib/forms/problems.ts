import { site } from "#content/site.ts";
import type { DraftProblem } from "./drafts.ts";

const texts: Record<DraftProblem | "expired" | "fault" | "offline", string> = {
  invalid: "Några uppgifter behöver rättas.",
  "too-fast": "Det gick så fort att vi vill att du tittar en gång till. Stämmer allt: skicka igen.",
  trap: "Något fyllde i ett fält som ska vara tomt, kanske ett program i din webbläsare. Vi har tömt det. Skicka igen.",
  stale: "Formuläret var för gammalt för att tas emot. Allt du skrev finns kvar: skicka igen.",
  limit: `Det har kommit många formulär från samma håll den senaste timmen. Vänta en stund och skicka igen, eller mejla ${site.email}.`,
  expired: "Det du skrev sparades i en timme och är nu raderat. Fyll i formuläret på nytt.",
  fault: `Vi kunde inte spara det du skrev. Orden finns kvar här: vänta en stund och skicka igen, eller mejla ${site.email}.`,
  offline: `Vi nådde inte servern. Orden finns kvar här: kontrollera uppkopplingen och skicka igen, eller mejla ${site.email}.`,
};

export type FormProblem = keyof typeof texts;

/** What the visitor reads when a submission was not stored. */
export function problemText(problem: FormProblem): string {
  return texts[problem];
}
