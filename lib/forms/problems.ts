import type { DraftProblem } from "./drafts.ts";

const texts: Record<DraftProblem | "expired" | "fault" | "offline" | "moved" | "too-large" | "cut-off", string> = {
  invalid: "Några uppgifter behöver rättas.",
  "too-fast": "Det gick så fort att vi vill att du tittar en gång till. Stämmer allt? Skicka igen.",
  trap: "Ett program i din webbläsare kan ha fyllt i ett dolt fält. Det du skrev finns kvar. Stämmer allt? Skicka igen.",
  stale: "Formuläret hade varit öppet för länge. Det du skrev finns kvar. Skicka igen.",
  spent:
    "Det här formuläret har redan skickats en gång. Vill du skicka det igen, med det som står nu? Tryck en gång till.",
  repeated:
    "Du har redan skickat just det här, och vi har det. Vill du skicka det en gång till? Tryck på knappen igen.",
  identity:
    "Det ser ut som om du har skrivit ett personnummer. Det behöver vi inte. Ta bort det och skicka igen. Är det något annat än ett personnummer? Skicka igen utan att ändra.",
  limit:
    "Det har kommit många formulär från samma nätverk eller för samma e-postadress. Vänta en stund och skicka igen, eller mejla {epost}.",
  expired:
    "Det du skrev finns inte kvar här. Antingen är det skickat, eller rättat på en senare sida, eller så har det gått mer än en timme. Har du fått en referens behöver du inte göra något. Annars fyller du i formuläret på nytt.",
  fault:
    "Vi kunde inte spara det du skrev. Texten finns kvar här. Vänta en stund och skicka igen, eller mejla {epost}.",
  moved: "Filen går inte att läsa. Den kan vara tom, flyttad eller ändrad. Välj den igen, eller skicka utan fil.",
  "too-large":
    "Det blev för mycket på en gång. Det du skrev finns kvar här. Korta texten eller, om du har valt en fil, välj en som är högst 5\u00a0MB. Skicka sedan igen.",
  "cut-off": "Formuläret kom inte fram i ett stycke. Det du skrev finns kvar här. Skicka igen, eller mejla {epost}.",
  offline:
    "Vi nådde inte servern. Det du skrev finns kvar här. Kontrollera uppkopplingen och skicka igen, eller mejla {epost}.",
};

export type FormProblem = keyof typeof texts;

/**
 * What the visitor reads when a submission was not stored.
 * @param email the agency's, for those who would rather write
 */
export function problemText(problem: FormProblem, email: string): string {
  return texts[problem].replace("{epost}", email);
}
