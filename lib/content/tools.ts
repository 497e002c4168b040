import * as z from "zod";
import { parseNumber } from "#lib/kpi/number.ts";
import { dataFile, someText, someTexts } from "./data-file.ts";
import { roleOf } from "./roles.ts";

/** A number may be written with or without quotation marks. */
const exampleText = z.union([z.number().transform((number) => String(number).replace(".", ",")), someText]);

const countedIn = { kronor: "SEK", antal: "count", procent: "percent" } as const;

const input = (units: "kronor" | "antal" | "procent") =>
  z
    .strictObject({
      namn: someText,
      enhet: z.literal(units, { error: `ska vara ${units}.` }),
      exempel: exampleText,
      atgard: someText,
    })
    .refine(({ exempel }) => "value" in parseNumber(exempel, countedIn[units]), {
      path: ["exempel"],
      error: "går inte att räkna med. Skriv ett tal inom citattecken.",
    })
    .transform(({ namn, exempel, atgard }) => ({ label: namn, example: exempel, action: atgard }));

/** content/verktyg.yaml: names and texts of the tools. */
export const toolsSchema = z
  .strictObject({
    verktyg: z.array(z.strictObject({ adress: someText, namn: someText, text: someText })).min(1),
    "aldre-kravprofiler": someText.refine((id) => roleOf(id) !== undefined, "ska vara namnet på en mapp i roller/."),
    "tank-om": z.strictObject({
      tal: z.strictObject({
        besok: input("antal"),
        konvertering: input("procent"),
        ordervarde: input("kronor"),
        returer: input("procent"),
        marginal: input("procent"),
        marknadsforing: input("kronor"),
      }),
      mal: z.strictObject({
        namn: someText,
        exempel: exampleText.refine((text) => "value" in parseNumber(text, "SEK"), "går inte att räkna med."),
      }),
      forbehall: someTexts(1, 5),
    }),
    annons: z.strictObject({
      rubrik: someText,
      ingress: someTexts(1, 6),
      "efter-ett-ar": someText,
      skall: someText,
      egna: someText,
      merit: someText,
      slut: someText,
    }),
  })
  .transform((data) => {
    const { tal, mal, forbehall } = data["tank-om"];
    const { besok, konvertering, ordervarde, returer, marginal, marknadsforing } = tal;
    const unit = <const U extends string>(one: typeof besok, name: U) => ({ ...one, unit: name });
    return {
      tools: data.verktyg.map(({ adress, namn, text }) => ({ path: adress, name: namn, text })),
      profileOfOldAddresses: data["aldre-kravprofiler"],
      whatIf: {
        inputs: {
          visitors: unit(besok, "count"),
          conversion: unit(konvertering, "percent"),
          orderValue: unit(ordervarde, "SEK"),
          returns: unit(returer, "percent"),
          margin: unit(marginal, "percent"),
          acquisition: unit(marknadsforing, "SEK"),
        },
        goal: { label: mal.namn, unit: "SEK" as const, example: mal.exempel },
        reservations: forbehall,
      },
      ad: {
        title: data.annons.rubrik,
        intro: data.annons.ingress,
        oneYear: data.annons["efter-ett-ar"],
        must: data.annons.skall,
        own: data.annons.egna,
        merit: data.annons.merit,
        ending: data.annons.slut,
      },
    };
  });

export const TOOLS_FILE = "content/verktyg.yaml";

/** The tools' texts. */
export const toolTexts = dataFile(TOOLS_FILE, toolsSchema);
