import type { CvFlag, CvProblem } from "./verdict.ts";

/** What the visitor reads when a CV was refused, or could not be kept. */
export const cvProblemTexts: Record<CvProblem | "busy" | "no-room" | "not-kept" | "gone", string> = {
  empty: "Filen är tom. Välj en annan.",
  "too-large": "Filen är för stor. Välj en som är högst 5\u00a0MB.",
  type: "Filen är varken PDF, DOCX eller ODT. Spara CV:t i något av de formaten och välj det igen.",
  damaged: "Filen går inte att öppna. Spara CV:t på nytt och välj det igen.",
  locked: "Filen kräver lösenord. Spara CV:t utan lösenord och välj det igen.",
  programs: "Filen innehåller makron eller ett program. Spara CV:t som PDF och välj det igen.",
  bomb: "Filen blir orimligt stor när den packas upp. Spara CV:t på nytt som PDF och välj det igen.",
  slow: "Filen tar för lång tid att läsa. Spara CV:t på nytt som PDF och välj det igen.",
  busy: "Många skickar filer just nu. Det du skrev finns kvar. Välj filen igen om en minut.",
  "no-room":
    "Vi kan inte ta emot fler filer just nu. Skicka utan CV, så kan du lägga till det på sidan Mina uppgifter när du har bekräftat adressen.",
  gone: "Filen ligger inte kvar. Välj den igen, eller skicka utan fil.",
  "not-kept": "Filen kunde inte ligga kvar medan du rättar. Välj den igen.",
};

/** What staff read of a file that may act when it is opened. */
export const cvFlagTexts: Record<CvFlag, string> = {
  javascript: "innehåller skript (JavaScript)",
  launch: "kan starta ett program",
  submit: "kan skicka uppgifter vidare",
  import: "kan hämta uppgifter utifrån",
  remote: "kan öppna en annan fil",
  action: "gör något av sig själv när den öppnas",
  attachments: "har bifogade filer",
  media: "innehåller ljud eller film",
  xfa: "innehåller ett formulär som program kan ändra (XFA)",
  template: "hämtar en mall från nätet",
  external: "hämtar innehåll från nätet",
  links: "innehåller länkar",
  ole: "innehåller ett inbäddat objekt",
  dde: "kan hämta data ur andra program (DDE)",
  embedded: "innehåller ett annat dokument",
  script: "kan köra ett skript",
  unexamined: "gick inte att undersöka helt",
};
