import { site } from "#lib/content/site.ts";

const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });

/** An ISO day as it is written in text: 24 november 2026. */
export function formatDay(day: string): string {
  return format.format(new Date(day)).replaceAll(" ", "\u00a0");
}

const swedish = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Stockholm" });

/** The day that it is in Sweden, as 2026-11-24. */
export const swedishDay = (now = new Date()): string => swedish.format(now);

/** The times that texts may speak of, by the name that editors write. */
export const storagePeriods = ["kandidat", "kontakt", "paminnelse", "bekraftelse"] as const;

const days = (count: number) => `${count}\u00a0dagar`;
const months = (count: number) => `${count}\u00a0månader`;

const periodTexts: Record<(typeof storagePeriods)[number], () => string> = {
  kandidat: () => months(site().retentionMonths.candidate),
  kontakt: () => months(site().retentionMonths.contact),
  paminnelse: () => days(site().reminderDays),
  bekraftelse: () => days(site().confirmationDays),
};

/** How long something is kept, as it is written in text: 24 månader. The times stand in content/sajt.yaml. */
export function retentionTime(period: (typeof storagePeriods)[number]): string {
  return periodTexts[period]();
}
