import type { CvProblem } from "./check.ts";

/** What the visitor reads when a CV was refused, or could not be kept. */
export const cvProblemTexts: Record<CvProblem | "busy" | "no-room" | "not-kept", string> = {
  busy: "Många skickar filer just nu. Det du skrev finns kvar. Välj filen igen om en minut.",
  "no-room":
    "Vi kan inte ta emot fler filer just nu. Skicka utan CV, så kan du lägga till det på sidan Mina uppgifter när du har bekräftat adressen.",
  "not-kept": "Filen kunde inte ligga kvar medan du rättar. Välj den igen.",
  empty: "Filen är tom. Välj en annan.",
  "too-large": "Filen är för stor. Den får vara högst 5 MB.",
  type: "Filen är varken PDF, DOCX eller ODT. Spara CV:t i något av de formaten och välj det igen.",
  damaged: "Filen går inte att läsa. Spara CV:t på nytt och välj det igen.",
  locked: "Filen är skyddad med lösenord. Spara CV:t utan lösenord och välj det igen.",
  macros: "Filen innehåller makron eller en mall på annan plats. Spara CV:t som PDF och välj det igen.",
  active: "PDF-filen innehåller skript eller bilagor. Skriv ut CV:t till en ny PDF och välj den.",
  bomb: "Filen blir orimligt stor när den packas upp. Spara CV:t på nytt och välj det igen.",
};
