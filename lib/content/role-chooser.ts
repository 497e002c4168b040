import * as z from "zod";
import { SHARED } from "#lib/profile/role-choice.ts";
import { dataFile, someText } from "./data-file.ts";
import { stations } from "./journey.ts";
import { bySlug, guides } from "./library.ts";
import { anchorId, componentAnchors } from "./parse.ts";
import { readVerdict, roles, verdictSchema } from "./roles.ts";

const internal = z
  .string()
  .regex(/^\/guider\/[a-z0-9-]+$/, "ska vara en guides adress, till exempel /guider/en-guide.");

const work = z.strictObject({ roll: someText, station: someText, uppgift: someText, rad: someText });
const option = z.strictObject({ varde: someText, text: someText, arbete: work.optional() });
const question = z.strictObject({
  id: someText,
  text: someText,
  svar: z.array(option).min(2, "ska ha minst två svar."),
});

/** The anchors of the comparison's rows, or undefined where there is no such guide. */
function rowsOf(address: string): string[] | undefined {
  const slug = address.replace("/guider/", "");
  const known = guides().some((guide) => guide.slug === slug);
  return known ? componentAnchors(bySlug(guides(), slug).tree).map(({ id }) => id) : undefined;
}

/** content/rollval.yaml: the role chooser's questions and what they lead to. */
export const roleChooserSchema = z
  .strictObject({
    jamforelse: internal,
    fragor: z.array(question).min(1),
    utslag: z.strictObject({
      bada: verdictSchema.extend({ ordning: someText }),
      delat: verdictSchema,
      ingen: verdictSchema,
    }),
  })
  .superRefine(({ jamforelse, fragor }, context) => {
    const tell = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const rows = rowsOf(jamforelse);
    if (!rows) tell(["jamforelse"], `leder till en guide som inte finns, ${jamforelse}.`);
    const roleIds = [...roles().map(({ id }) => id), SHARED];
    const stationIds = stations().map(({ id }) => id);
    fragor.forEach(({ svar }, asked) => {
      svar.forEach(({ arbete }, index) => {
        const at = ["fragor", asked, "svar", index, "arbete"];
        if (!arbete) return;
        if (!roleIds.includes(arbete.roll)) tell([...at, "roll"], `ska vara ett av: ${roleIds.join(", ")}.`);
        if (!stationIds.includes(arbete.station))
          tell([...at, "station"], `ska vara ett av: ${stationIds.join(", ")}.`);
        if (rows && !rows.includes(anchorId(arbete.rad)))
          tell([...at, "rad"], `finns inte i jämförelsen: ”${arbete.rad}”.`);
      });
    });
  })
  .transform(({ jamforelse, fragor, utslag }) => ({
    comparison: jamforelse,
    questions: fragor.map(({ id, text, svar }) => ({
      id,
      text,
      options: svar.map(({ varde, text: label, arbete }) => ({
        value: varde,
        label,
        work: arbete && { role: arbete.roll, station: arbete.station, task: arbete.uppgift, row: arbete.rad },
      })),
    })),
    both: { ...readVerdict(utslag.bada), order: utslag.bada.ordning },
    shared: readVerdict(utslag.delat),
    none: readVerdict(utslag.ingen),
  }));

export const ROLE_CHOOSER_FILE = "content/rollval.yaml";

/** The role chooser. */
export const roleChooser = dataFile(ROLE_CHOOSER_FILE, roleChooserSchema);
