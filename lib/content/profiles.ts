import { existsSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { DocumentTexts } from "#lib/profile/document.ts";
import type { ProfileData } from "#lib/profile/profile.ts";
import { dataFile, oneOf, someText, someTexts } from "./data-file.ts";
import { kpiOf } from "./kpis.ts";
import { services } from "./library.ts";
import { keep } from "./read-file.ts";
import { ROLES_FOLDER, type Role, roleFolders, roles } from "./roles.ts";
import { toolTexts } from "./tools.ts";

const points = z.int({ error: "ska vara ett heltal." }).min(1, "ska vara minst 1.").max(10, "ska vara högst 10.");
const weights = z.record(z.string(), points);
const value = z.string().regex(/^[a-z0-9-]+$/, "ska vara små bokstäver a–z, siffror och bindestreck.");

const option = z.strictObject({
  varde: value,
  text: someText,
  poang: weights.optional(),
  omraden: weights.optional(),
  roller: weights.optional(),
  tjanst: z.strictObject({ id: someText, styrka: points, varfor: someText }).optional(),
  krav: z.strictObject({ kompetens: someText, niva: oneOf(["skall", "merit"]), text: someText }).optional(),
});

const question = z.strictObject({
  id: value,
  text: someText,
  svar: z.array(option).min(2, "ska ha minst två svar."),
});

const who = z.strictObject({ rubrik: someText, text: someText });

const fields = z.strictObject({
  steg: z.array(z.strictObject({ namn: someText, ingress: someText, fragor: z.array(question).min(1) })).min(1),
  inriktningar: z
    .array(
      z.strictObject({
        id: value,
        namn: someText,
        rubrik: someText,
        sammanfattning: someText,
        annons: someText,
        omraden: weights,
        krav: z.record(z.string(), z.strictObject({ skall: someText, merit: someText })),
        "efter-ett-ar": someTexts(2, 6),
        nyckeltal: z
          .array(z.strictObject({ id: someText, varfor: someText }))
          .min(1)
          .max(6),
        intervju: someTexts(2, 8),
        referenser: someTexts(1, 6),
      }),
    )
    .min(2, "ska ha minst två inriktningar."),
  intervju: someTexts(2, 10),
  referenser: someTexts(1, 6),
  tjanst: z.strictObject({ id: someText, varfor: someText }),
  vem: z.strictObject({ denna: who, annan: who, bada: who }),
});

type Fields = z.infer<typeof fields>;

/** Tells of a name that is not among the known ones. */
type Tell = (path: (string | number)[], message: string) => void;

function tellUnknown(tell: Tell, at: (string | number)[], given: string, known: readonly string[], what: string): void {
  if (!known.includes(given)) tell(at, `${what} ”${given}” finns inte. Det som finns: ${known.join(", ")}.`);
}

function tellTwice(tell: Tell, at: (string | number)[], names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) tell(at, `har två med samma namn, ${twice}. Ge den ena ett annat.`);
}

/** What the ids of a profile may be. */
interface Known {
  areas: string[];
  competences: string[];
  roles: string[];
  services: string[];
  kpis: (id: string) => boolean;
}

function checkOptions(data: Fields, known: Known, tell: Tell): void {
  const directions = data.inriktningar.map(({ id }) => id);
  const keysOf = (record: Readonly<Record<string, unknown>> = {}) => Object.keys(record);
  data.steg.forEach(({ fragor }, step) => {
    fragor.forEach(({ svar }, asked) => {
      const at = ["steg", step, "fragor", asked, "svar"];
      tellTwice(
        tell,
        at,
        svar.map(({ varde }) => varde),
      );
      svar.forEach(({ poang, omraden, roller, tjanst, krav }, index) => {
        const here = [...at, index];
        for (const id of keysOf(poang)) tellUnknown(tell, [...here, "poang", id], id, directions, "Inriktningen");
        for (const id of keysOf(omraden)) tellUnknown(tell, [...here, "omraden", id], id, known.areas, "Området");
        for (const id of keysOf(roller)) tellUnknown(tell, [...here, "roller", id], id, known.roles, "Rollen");
        if (tjanst) tellUnknown(tell, [...here, "tjanst", "id"], tjanst.id, known.services, "Tjänsten");
        if (krav) tellUnknown(tell, [...here, "krav", "kompetens"], krav.kompetens, known.competences, "Kompetensen");
      });
    });
  });
}

function checkDirections(data: Fields, known: Known, tell: Tell): void {
  const all = data.steg.flatMap(({ fragor }) => fragor);
  data.inriktningar.forEach(({ id, omraden, krav, nyckeltal }, index) => {
    const here = ["inriktningar", index];
    for (const area of known.areas) if (!(area in omraden)) tell([...here, "omraden"], `saknar ${area}.`);
    for (const area of Object.keys(omraden))
      tellUnknown(tell, [...here, "omraden", area], area, known.areas, "Området");
    for (const one of known.competences) if (!(one in krav)) tell([...here, "krav"], `saknar ${one}.`);
    for (const one of Object.keys(krav))
      tellUnknown(tell, [...here, "krav", one], one, known.competences, "Kompetensen");
    nyckeltal.forEach((kpi, at) => {
      if (!known.kpis(kpi.id)) tell([...here, "nyckeltal", at, "id"], `nyckeltalet ”${kpi.id}” finns inte.`);
    });
    // Some answer has to lead to it.
    const reach = all.some(({ svar }) => svar.some(({ poang }) => (poang?.[id] ?? 0) > 0));
    if (!reach) tell([...here, "id"], "kan inte nås: inget svar ger den poäng.");
  });
}

/** kravprofil.yaml of a role, held against what the role, the services and the KPIs are called. */
export function profileSchema(known: Known) {
  return fields.superRefine((data, context) => {
    const tell: Tell = (at, message) => context.addIssue({ code: "custom", path: at, message });
    tellTwice(
      tell,
      ["steg"],
      data.steg.flatMap(({ fragor }) => fragor.map(({ id }) => id)),
    );
    tellTwice(
      tell,
      ["inriktningar"],
      data.inriktningar.map(({ id }) => id),
    );
    checkOptions(data, known, tell);
    checkDirections(data, known, tell);
    tellUnknown(tell, ["tjanst", "id"], data.tjanst.id, known.services, "Tjänsten");
  });
}

/** What the profile of a role may name. */
export function knownTo(role: Role): Known {
  return {
    areas: Object.keys(role.areas),
    competences: Object.keys(role.competences),
    roles: roles().map(({ id }) => id),
    services: services().map(({ slug }) => slug),
    kpis: (id) => kpiOf(id) !== undefined,
  };
}

/** Where a role's requirement profile stands. */
export const profileFile = (roleId: string) => `${ROLES_FOLDER}/${roleId}/kravprofil.yaml`;

/** The address of a role's requirement-profile builder. */
export const profilePath = (roleId: string) => `/verktyg/kravprofil/${roleId}`;

/** Whether a role has a requirement profile. */
export const hasProfile = (roleId: string) =>
  existsSync(path.join(/* turbopackIgnore: true */ process.cwd(), profileFile(roleId)));

/** The addresses of all builders, whether or not what they are made of can be read. */
export const profileAddresses = () => roleFolders().filter(hasProfile).map(profilePath);

/**
 * What staff write, as a pattern over whole words: JavaScript's \\b knows only the letters a–z. A star takes any ending, a
 * space any kind of space.
 * @throws SyntaxError when it is none
 */
function wholeWords(words: string): RegExp {
  const pattern = words.replaceAll(/(?<!\\)(\p{L})\*/gu, "$1\\p{L}*").replaceAll(" ", "\\s");
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");
}

const demandRulesSchema = z.array(
  z
    .strictObject({
      monster: someText,
      varning: someText,
      diskriminerar: z.boolean({ error: "ska vara true eller false." }),
    })
    .transform(({ monster, varning, diskriminerar }, context) => {
      try {
        return { pattern: wholeWords(monster), warning: varning, discriminates: diskriminerar };
      } catch {
        context.addIssue({ code: "custom", path: ["monster"], message: "går inte att läsa som ett mönster." });
        return z.NEVER;
      }
    }),
);

export const DEMAND_RULES = { file: "content/kravvarningar.yaml", schema: demandRulesSchema };

const demandRules = dataFile(DEMAND_RULES.file, DEMAND_RULES.schema);

const named = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([id, name]) => ({ id, name }));

function readProfile(role: Role): ProfileData {
  const data = dataFile(profileFile(role.id), profileSchema(knownTo(role)))();
  return {
    role: { id: role.id, name: role.name },
    areas: named(role.areas),
    competences: named(role.competences),
    services: services().map(({ slug, data: service }) => ({ id: slug, name: service.rubrik })),
    otherRoles: roles()
      .filter(({ id }) => id !== role.id)
      .map(({ id, name }) => ({ id, name })),
    who: {
      own: { title: data.vem.denna.rubrik, text: data.vem.denna.text },
      other: { title: data.vem.annan.rubrik, text: data.vem.annan.text },
      both: { title: data.vem.bada.rubrik, text: data.vem.bada.text },
    },
    steps: data.steg.map(({ namn, ingress, fragor }) => ({
      title: namn,
      lead: ingress,
      questions: fragor.map(({ id, text, svar }) => ({
        id,
        text,
        options: svar.map(({ varde, text: label, poang, omraden, roller, tjanst, krav }) => ({
          value: varde,
          label,
          ...(poang ? { points: poang } : {}),
          ...(omraden ? { areas: omraden } : {}),
          ...(roller ? { roles: roller } : {}),
          ...(tjanst ? { service: { id: tjanst.id, strength: tjanst.styrka, why: tjanst.varfor } } : {}),
          ...(krav ? { demand: { competence: krav.kompetens, level: krav.niva, text: krav.text } } : {}),
        })),
      })),
    })),
    directions: data.inriktningar.map((one) => ({
      id: one.id,
      name: one.namn,
      headline: one.rubrik,
      summary: one.sammanfattning,
      advertisement: one.annons,
      areas: one.omraden,
      demands: one.krav,
      oneYear: one["efter-ett-ar"],
      kpis: one.nyckeltal.map(({ id, varfor }) => ({ id, why: varfor })),
      interview: one.intervju,
      references: one.referenser,
    })),
    demandRules: demandRules(),
    interview: data.intervju,
    references: data.referenser,
    defaultService: { id: data.tjanst.id, why: data.tjanst.varfor },
  };
}

/** The requirement profiles that there are, one a role at most. */
export const profiles = keep((): ProfileData[] =>
  roles()
    .filter(({ id }) => hasProfile(id))
    .map(readProfile),
);

/** The requirement profile of a role, or undefined when there is no such role or it has none. */
export function profileOf(roleId: string): ProfileData | undefined {
  return profiles().find(({ role }) => role.id === roleId);
}

/** What a profile's document needs of the site's words. */
export function documentTexts(): DocumentTexts {
  return { ad: toolTexts().ad, kpiName: (id) => kpiOf(id)?.name ?? id };
}
