import { readdirSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { dataFile, oneOf, someText } from "./data-file.ts";
import { keep } from "./read-file.ts";

/** The colours that a role may have: tokens of the design. */
const roleColors = ["gran", "fjord", "ink"] as const;

const id = z.string().regex(/^[a-z-]+$/, "ska vara små bokstäver a–z och bindestreck.");

export const verdictSchema = z.strictObject({ rubrik: someText, litet: someText, stort: someText });

/** A verdict of the role chooser: its headline, and what it means in a small and in a large organisation. */
export const readVerdict = ({ rubrik, litet, stort }: z.infer<typeof verdictSchema>) => ({
  title: rubrik,
  small: litet,
  large: stort,
});

/** roll.yaml: what a role is called, leads and answers for. */
export const roleSchema = z
  .strictObject({
    namn: someText,
    "kallas-ocksa": z.array(someText),
    farg: oneOf(roleColors),
    leder: z.array(someText),
    "i-formularet": z.strictObject({ namn: someText, text: someText }),
    ansvarsomraden: z.record(id, someText),
    kompetenser: z.record(id, someText),
    guider: z.array(someText),
    utslag: verdictSchema,
  })
  .transform((data) => ({
    name: data.namn,
    also: data["kallas-ocksa"],
    color: data.farg,
    /** Ids of the stations that it leads. */
    leads: data.leder,
    /** How candidates choose it. */
    choice: { label: data["i-formularet"].namn, hint: data["i-formularet"].text },
    /** Areas of responsibility and competences, id to name. */
    areas: data.ansvarsomraden,
    competences: data.kompetenser,
    /** Names of its own guides' files. */
    guides: data.guider,
    /** What the role chooser says when it is the one to begin with. */
    verdict: readVerdict(data.utslag),
  }));

export type Role = z.infer<typeof roleSchema> & { id: string };

export const ROLES_FOLDER = "content/roller";

/** The names of the roles' folders. */
export const roleFolders = keep((): string[] =>
  readdirSync(path.join(/* turbopackIgnore: true */ process.cwd(), ROLES_FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort(),
);

/** The roles that there are, each a folder, by name. */
export const roles = keep((): Role[] =>
  roleFolders().map((name) => ({ ...dataFile(`${ROLES_FOLDER}/${name}/roll.yaml`, roleSchema)(), id: name })),
);

/** The role of that id, or undefined. */
export const roleOf = (id: string | undefined): Role | undefined => roles().find((role) => role.id === id);
