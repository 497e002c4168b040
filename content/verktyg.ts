import type { Lever } from "#lib/kpi/what-if.ts";

/** The three tools, as lists of them show them. */
export const tools = [
  {
    path: "/verktyg/kravprofil",
    name: "Bygg er kravprofil",
    text: "Från nuläge, mål och hinder till krav, nyckeltal och intervjufrågor.",
  },
  {
    path: "/verktyg/rollval",
    name: "Vilken roll behöver ni?",
    text: "Sju frågor, och svaret ritat på kundresan.",
  },
  {
    path: "/verktyg/kpi",
    name: "Räkna på era nyckeltal",
    text: "Formler, källor och egna tal, och vad som ger mest att förbättra.",
  },
] as const;

/** Texts of the KPI calculators' what-if view. The example's numbers are made up and marked so on screen. */
export const whatIf = {
  inputs: {
    visitors: { label: "Besök under perioden", unit: "count", example: "20 000" },
    conversion: { label: "Konverteringsgrad", unit: "percent", example: "2,4" },
    orderValue: { label: "Snittordervärde utan moms", unit: "SEK", example: "1 000" },
    returns: { label: "Returer, andel av ordervärdet", unit: "percent", example: "13" },
    margin: { label: "Bruttomarginal", unit: "percent", example: "35" },
    acquisition: { label: "Marknadsföring under perioden", unit: "SEK", example: "84 000" },
  } satisfies Record<Lever, { label: string; unit: "count" | "percent" | "SEK"; example: string }>,
  /** What pulling the lever means, in the chart and the table. */
  levers: {
    visitors: "Fler besök",
    conversion: "Högre konverteringsgrad",
    orderValue: "Högre snittordervärde",
    returns: "Färre returer",
    margin: "Bättre marginal",
    acquisition: "Billigare marknadsföring",
  } satisfies Record<Lever, string>,
  changes: [5, 10, 20],
  reservations: [
    "Räkningen flyttar ett tal i taget. I verkligheten hänger de ihop: fler besök kostar ofta mer, och högre priser sänker konverteringen.",
    "En order som kommer tillbaka räknas som noll. Frakt och hantering för returer är inte med.",
  ],
} as const;

/** What is said beside a field with a number that cannot be counted with. */
export const numberProblems = {
  empty: "Skriv ett tal",
  "not-a-number": "Skriv ett tal med siffror, till exempel 1 250,50",
  negative: "Talet kan inte vara mindre än noll",
  "too-large": "Talet är orimligt stort. Har det blivit en nolla för mycket?",
  "over-100": "En andel kan inte vara mer än 100 %",
} as const;

/** What is said when there is nothing to divide by. */
export const noBasis = "Det går inte att dela med noll. Fyll i ett tal som är större.";
