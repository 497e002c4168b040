import * as z from "zod";
import { DAY_MS } from "#lib/config/durations.ts";
import { roleOf, roles } from "./roles.ts";
import { typeset } from "./typography.ts";

/** What is said where something else stands than text. */
function notText(input: unknown): string {
  if (input === undefined) return "saknas. Lägg till raden.";
  if (input === null) return 'är tom. Börjar texten med # ska den stå inom citattecken (").';
  return typeof input === "object"
    ? 'ska vara text. Innehåller den ett kolon ska den stå inom citattecken (").'
    : 'ska vara text. Sätt den inom citattecken (").';
}

/** What is said where something else stands than a list. */
const notList = (missing: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? missing : "ska vara en lista: en rad för varje del, med - framför.";

/** A day that is in the calendar: 2026-02-30 is none, though computers make 2 March of it. */
const isDay = (value: string) => {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

const text = (max: number) =>
  z
    .string({ error: (issue) => notText(issue.input) })
    .trim()
    .min(1, "är tom. Skriv något efter kolonet.")
    .max(max, { error: (issue) => `är ${String(issue.input).length} tecken. Korta till högst ${max}.` })
    .transform(typeset);

const day = z
  .string({ error: "saknas. Skriv ett datum som 2026-11-24." })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "ska vara ett datum som 2026-11-24.")
  .refine(isDay, "är inget datum som finns.");

const internalLink = z
  .string({ error: "saknas. Skriv en adress på sajten, till exempel /kontakt." })
  .regex(/^\/(?!\/)/, "ska vara en adress på sajten som börjar med /, till exempel /kontakt.");

const nextStep = z.strictObject({ rubrik: text(80), text: text(200), lank: internalLink, lanktext: text(40) });

const common = {
  /** Page title in the browser and in search results. */
  titel: text(60),
  beskrivning: text(160),
  /** The page's own headline. */
  rubrik: text(80),
  ingress: text(300),
  publicerad: day,
  andrad: day,
  /** When it is to be read through again. */
  granskas: day.optional(),
  /** The day on which it is published by itself. */
  publiceras: day.optional(),
  /** Where it stood before: those addresses lead here for good. */
  tidigare: z.array(internalLink, { error: notList("ska vara en lista med adresser.") }).default([]),
};

export interface Dated {
  publicerad: string;
  andrad: string;
  publiceras?: string | undefined;
}

/** For `superRefine`: what days a page can have. */
function checkDays({ publicerad, andrad, publiceras = "" }: Dated, context: z.RefinementCtx): void {
  // What is no day has been told of.
  if (![publicerad, andrad, publiceras || publicerad].every(isDay)) return;
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  const last = publiceras > tomorrow ? publiceras : tomorrow;
  const say = (path: keyof Dated, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (publicerad > last)
    say("publicerad", "ligger i framtiden. Skriv dagens datum, eller låt raden publiceras säga dagen.");
  if (andrad > last) say("andrad", "ligger i framtiden. Skriv dagens datum.");
  else if (andrad < publicerad) say("andrad", "ligger före publicerad. Det ska vara samma dag eller senare.");
}

/** A page that waited for its day was published then, and is no older. */
export function withItsDay<T extends Dated>(data: T): T {
  const { publiceras } = data;
  if (!publiceras) return data;
  return { ...data, publicerad: publiceras, andrad: [data.andrad, publiceras].toSorted().at(-1) ?? publiceras };
}

/** A guide about what lies between the roles. */
export const HANDOVER_SIDE = "overlamning";

/** The role that a guide belongs to, or what lies between them; the colour of its rule follows. */
const side = z
  .string({ error: "saknas. Skriv namnet på en mapp i roller/, eller overlamning." })
  .refine((name) => name === HANDOVER_SIDE || roleOf(name) !== undefined, {
    error: () => `ska vara ett av: ${[...roles().map(({ id }) => id), HANDOVER_SIDE].join(", ")}.`,
  });

const guideSchema = z
  .strictObject({
    ...common,
    etikett: text(20),
    sida: side,
    ordning: z.int({ error: "ska vara ett heltal, till exempel 1." }),
    sammanfattning: z
      .array(text(200), { error: notList("saknas. Skriv två till sex punkter.") })
      .min(2, "ska ha minst två punkter.")
      .max(6, "ska ha högst sex punkter."),
    relaterat: z.array(internalLink, { error: notList("saknas. Skriv adresserna till närliggande sidor.") }),
    arbetsgivare: nextStep,
    kandidat: nextStep,
    utkast: z.boolean({ error: "ska vara true eller false." }).default(false),
  })
  .superRefine(checkDays);

const serviceSchema = z
  .strictObject({
    ...common,
    ordning: z.int({ error: "ska vara ett heltal, till exempel 1." }),
    passar: text(160),
    arbetsgivare: nextStep,
  })
  .superRefine(checkDays);

const pageSchema = z.strictObject(common).superRefine(checkDays);

/** The folders of content/ and the front matter that each of them asks for. */
export const frontMatterSchemas = { guider: guideSchema, tjanster: serviceSchema, sidor: pageSchema };

export type Section = keyof typeof frontMatterSchemas;
export type FrontMatter<S extends Section> = z.infer<(typeof frontMatterSchemas)[S]>;
export type GuideFrontMatter = FrontMatter<"guider">;
export type NextStep = GuideFrontMatter["arbetsgivare"];
