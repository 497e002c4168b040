import { site } from "#content/site.ts";

const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });

/** An ISO day as it is written in text: 24 november 2026. */
export function formatDay(day: string): string {
  return format.format(new Date(day)).replaceAll(" ", "\u00a0");
}

/** How long we keep data, as it is written in text: 24 månader. The times stand in content/site.ts. */
export function retentionTime(whose: string | undefined): string {
  const { candidate, contact } = site.retentionMonths;
  return `${whose === "kandidat" ? candidate : contact}\u00a0månader`;
}
