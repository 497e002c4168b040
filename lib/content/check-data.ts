import * as z from "zod";
import { profileData } from "#content/kravprofil.ts";
import { roleQuestions, roleVerdicts } from "#content/rollval.ts";
import { tools, whatIf } from "#content/verktyg.ts";
import { areaIds, competenceIds, profileIds, serviceIds } from "#lib/profile/profile.ts";
import { checkDataFile, namesInFolder } from "./data-file.ts";
import { stations } from "./journey.ts";
import { KPI_FOLDER, kpiSchema } from "./kpis.ts";
import type { Problem } from "./problem.ts";
import { SITE_FILE, siteSchema } from "./site.ts";

const text = z.string({ error: "saknas. Skriv en text inom citattecken." }).trim().min(1, "är tom. Skriv en text.");
const points = z.int({ error: "ska vara ett heltal." }).min(1, "ska vara minst 1.").max(10, "ska vara högst 10.");
const list = (least: number, most: number) =>
  z.array(text).min(least, `ska ha minst ${least} rader.`).max(most, `ska ha högst ${most} rader.`);
const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, { error: `ska vara ett av: ${values.join(", ")}.` });

/** Whether no two of these have the same value under that name. */
const distinct = (name: "id" | "value") => (items: readonly Record<string, unknown>[]) =>
  new Set(items.map((item) => item[name])).size === items.length;
const TWICE = { error: "har två med samma namn. Ge den ena ett annat." };

const pattern = text.refine((value) => {
  try {
    return Boolean(new RegExp(value, "iu"));
  } catch {
    return false;
  }
}, "går inte att läsa som ett mönster.");

/** Something asked, with at least two answers to choose from. */
const question = <Answer extends z.ZodType<Record<string, unknown>>>(answer: Answer) =>
  z.strictObject({
    id: text,
    text,
    options: z.array(answer).min(2, "ska ha minst två svar.").refine(distinct("value"), TWICE),
  });

const profileQuestion = question(
  z.strictObject({
    value: z.string().regex(/^[a-z-]+$/, "ska vara små bokstäver a–z och bindestreck."),
    label: text,
    points: z.partialRecord(oneOf(profileIds), points).optional(),
    areas: z.partialRecord(oneOf(areaIds), points).optional(),
    role: z.strictObject({ digital: points.optional(), ehandel: points.optional() }).optional(),
    service: z.strictObject({ id: oneOf(serviceIds), strength: points, why: text }).optional(),
    demand: z.strictObject({ competence: oneOf(competenceIds), level: oneOf(["skall", "merit"]), text }).optional(),
  }),
);

export const profileSchema = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        title: text,
        lead: text,
        questions: z.array(profileQuestion).min(1),
      }),
    )
    .min(1)
    .refine((steps) => distinct("id")(steps.flatMap(({ questions }) => questions)), TWICE),
  directions: z
    .array(
      z.strictObject({
        id: oneOf(profileIds),
        name: text,
        headline: text,
        summary: text,
        advertisement: text,
        areas: z.record(oneOf(areaIds), points),
        demands: z.record(oneOf(competenceIds), z.strictObject({ skall: text, merit: text })),
        oneYear: list(1, 5),
        kpis: z
          .array(z.strictObject({ name: text, why: text, anchor: text }))
          .min(3, "ska ha minst tre nyckeltal.")
          .max(5, "ska ha högst fem nyckeltal."),
        interview: list(4, 4),
        references: list(2, 2),
      }),
    )
    .length(profileIds.length, "ska ha alla sex inriktningar.")
    .refine(distinct("id"), TWICE),
  demandRules: z.array(z.strictObject({ pattern, warning: text })),
  interview: list(6, 6),
  references: list(3, 3),
  defaultService: z.strictObject({ id: oneOf(serviceIds), why: text }),
});

const roleQuestion = question(
  z.strictObject({
    value: text,
    label: text,
    work: z
      .strictObject({
        side: oneOf(["digital", "ehandel", "delad"]),
        station: oneOf(stations.map(({ id }) => id)),
        task: text,
        row: text,
      })
      .optional(),
  }),
);

const roleSchema = z.strictObject({
  questions: z.array(roleQuestion).refine(distinct("id"), TWICE),
  verdicts: z.record(
    oneOf(["digital", "ehandel", "bada", "ingen"]),
    z.strictObject({ title: text, small: text, large: text }),
  ),
});

const unit = oneOf(["SEK", "count", "percent", "years"]);

const toolsSchema = z.strictObject({
  tools: z.array(z.strictObject({ path: text, name: text, text })),
  whatIf: z.strictObject({
    inputs: z.record(z.string(), z.strictObject({ label: text, unit, example: text })),
    levers: z.record(z.string(), text),
    changes: z.array(z.int().min(1).max(100)).min(1),
    reservations: list(1, 5),
  }),
});

const files: readonly { file: string; schema: z.ZodType; data: unknown }[] = [
  { file: "content/kravprofil.ts", schema: profileSchema, data: profileData },
  { file: "content/rollval.ts", schema: roleSchema, data: { questions: roleQuestions, verdicts: roleVerdicts } },
  { file: "content/verktyg.ts", schema: toolsSchema, data: { tools, whatIf } },
];

/** The mistakes in one of the tools' files. The message names the place, since the data has no lines. */
export function dataProblems(file: string, schema: z.ZodType, data: unknown): Problem[] {
  return (schema.safeParse(data).error?.issues ?? []).map((issue) => {
    const place = issue.path.map((key) => (typeof key === "number" ? `nr ${key + 1}` : String(key))).join(" → ");
    const message =
      issue.code === "unrecognized_keys" ? `har något som inte känns igen: ${issue.keys.join(", ")}.` : issue.message;
    return { file, line: 1, column: 1, message: `${place || "Filen"}: ${message}` };
  });
}

const yamlFiles = (): { file: string; schema: z.ZodType }[] => [
  { file: SITE_FILE, schema: siteSchema },
  ...namesInFolder(KPI_FOLDER).map((name) => ({ file: `${KPI_FOLDER}/${name}.yaml`, schema: kpiSchema })),
];

/** Every mistake in the data of content/. */
export function checkData(): Problem[] {
  return [
    ...yamlFiles().flatMap(({ file, schema }) => checkDataFile(file, schema)),
    ...files.flatMap(({ file, schema, data }) => dataProblems(file, schema, data)),
  ];
}
