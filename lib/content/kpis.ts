import * as z from "zod";
import { FormulaProblem, namesIn, parseFormula } from "#lib/kpi/formula.ts";
import type { Kpi } from "#lib/kpi/kpi.ts";
import { parseNumber, type Unit } from "#lib/kpi/number.ts";
import { runCalculator } from "#lib/kpi/run.ts";
import { dataFolder, oneOf, someText, someTexts } from "./data-file.ts";

/** The units as staff write them. */
const units = { kronor: "SEK", antal: "count", procent: "percent", år: "years" } as const satisfies Record<
  string,
  Unit
>;
const unitNames = ["kronor", "antal", "procent", "år"] as const;

/** A number may be written with or without quotation marks. */
const numberText = z.preprocess(
  (value) => (typeof value === "number" ? String(value).replace(".", ",") : value),
  someText,
);

const input = z
  .strictObject({ namn: someText, enhet: oneOf(unitNames), exempel: numberText, ord: someText.optional() })
  .refine(({ enhet, exempel }) => "value" in parseNumber(exempel, units[enhet]), {
    path: ["exempel"],
    error: "går inte att räkna med. Skriv ett tal inom citattecken.",
  });

const formula = someText.transform((text, context) => {
  try {
    return parseFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

const WORD = /\{(\w+)\}/g;

const fields = z
  .strictObject({
    ordning: z.int({ error: "ska vara ett heltal, till exempel 1." }),
    namn: someText,
    "kallas-ocksa": someText,
    definition: someText,
    tal: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, "ska heta något med bara a–z."), input),
    formel: formula,
    resultat: oneOf(unitNames),
    "i-ord": someText,
    "exemplet-betyder": someText,
    "paverkas-av": someTexts(1, 8),
    "vanliga-fel": someTexts(1, 8),
    kalla: z.strictObject({
      titel: someText,
      utgivare: someText,
      adress: z.url({ protocol: /^https$/, error: "ska vara en hel adress som börjar med https://." }),
    }),
  })
  .superRefine((data, context) => {
    const known = Object.keys(data.tal);
    const used = namesIn(data.formel);
    const unknown = used.filter((name) => !known.includes(name));
    const unused = known.filter((name) => !used.includes(name));
    const tell = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    if (unknown.length > 0) tell(["formel"], `räknar med ${unknown.join(", ")}, som inte finns under tal.`);
    for (const name of unused) tell(["tal", name], "används inte i formeln.");
    for (const [, name = ""] of data["i-ord"].matchAll(WORD)) {
      if (name !== "resultat" && !known.includes(name)) tell(["i-ord"], `har {${name}}, som inte hör till något tal.`);
    }
  });

/** One file of content/nyckeltal/, as the site uses it. */
export const kpiSchema = fields
  .transform((data) => ({
    order: data.ordning,
    name: data.namn,
    also: data["kallas-ocksa"],
    definition: data.definition,
    formula: data.formel,
    inputs: Object.entries(data.tal).map(([name, { namn, enhet, exempel, ord }]) => ({
      name,
      label: namn,
      unit: units[enhet],
      example: exempel,
      word: ord,
    })),
    resultUnit: units[data.resultat],
    inWords: data["i-ord"],
    exampleMeans: data["exemplet-betyder"],
    drivers: data["paverkas-av"],
    mistakes: data["vanliga-fel"],
    source: { title: data.kalla.titel, publisher: data.kalla.utgivare, url: data.kalla.adress },
  }))
  .refine((kpi) => !("problem" in runCalculator({ id: "", ...kpi }, new Map()).outcome), {
    error: "exemplets tal går inte att räkna med: något delas med noll.",
  });

/** The folder where each KPI has a file. */
export const KPI_FOLDER = "content/nyckeltal";

const files = dataFolder(KPI_FOLDER, kpiSchema);

/** The KPIs in their order. */
export function kpis(): Kpi[] {
  return files().toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id, "sv"));
}

/** The KPI of that id, or undefined. */
export const kpiOf = (id: string | undefined): Kpi | undefined => kpis().find((kpi) => kpi.id === id);
