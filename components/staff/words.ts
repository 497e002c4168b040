import type { Lead } from "#lib/leads/lead.ts";

export const kindNames: Readonly<Record<Lead["kind"], string>> = { candidate: "Kandidat", contact: "Förfrågan" };

const format = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Stockholm",
});

/** A time as staff read it: 25 nov. 2026 14:05. */
export const formatTime = (at: string): string => format.format(new Date(at)).replaceAll(" ", "\u00a0");

/** What is said after something was done with a lead, by the word in the address that leads back to it. */
export const doneTexts: ReadonlyMap<string | undefined, string> = new Map([
  ["status", "Statusen är sparad."],
  ["anteckning", "Anteckningen är sparad."],
  ["mejl", "Mejlet skickas om inom en minut."],
]);
