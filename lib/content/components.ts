import * as z from "zod";
import { storagePeriods } from "./dates.ts";
import { stations } from "./journey.ts";
import { kpis } from "./kpis.ts";
import { roles } from "./roles.ts";

const text = z.string().min(1, "är tom");
const known = (ids: () => string[]) =>
  z.string().refine((id) => ids().includes(id), { error: () => `ska vara ett av: ${ids().join(", ")}` });
const stationId = known(() => stations().map(({ id }) => id));
const kpiId = known(() => kpis().map(({ id }) => id));
const roleId = known(() => roles().map(({ id }) => id));

interface ComponentSpec {
  props: z.ZodObject;
  /** The only component that it may stand in. */
  inside?: string;
  /** The only components that may stand in it; without it, any text. */
  holds?: readonly string[];
  /** It has no content of its own: <Namn />. */
  empty?: true;
  /** The prop from which the anchor (#…) of this piece is made. */
  anchor?: string;
}

/**
 * The components that MDX may use, by the name that editors write, with their props.
 * The content check holds every use against this list; components/guide draws them; content/README.md explains them.
 */
export const componentSpecs = {
  Kundresan: {
    props: z.strictObject({
      markerad: stationId.optional(),
    }),
    empty: true,
  },
  Jamforelse: { props: z.strictObject({ rubrik: text, ena: roleId, andra: roleId }), holds: ["Rad"] },
  Rad: {
    props: z.strictObject({ namn: text, ena: text, andra: text }),
    inside: "Jamforelse",
    empty: true,
    anchor: "namn",
  },
  Nyckeltal: {
    props: z.strictObject({ id: kpiId }),
    empty: true,
  },
  Annonsutkast: { props: z.strictObject({ roll: roleId }), empty: true },
  Intervjufragor: { props: z.strictObject({ roll: roleId }), empty: true },
  Ansvarsomraden: { props: z.strictObject({}), holds: ["Omrade"] },
  Omrade: { props: z.strictObject({ namn: text }), inside: "Ansvarsomraden", anchor: "namn" },
  Fakta: { props: z.strictObject({ rubrik: text }) },
  Stegvis: { props: z.strictObject({}), holds: ["Steg"] },
  Steg: { props: z.strictObject({ rubrik: text }), inside: "Stegvis", anchor: "rubrik" },
  Fragor: { props: z.strictObject({}), holds: ["Fraga"] },
  Fraga: { props: z.strictObject({ fraga: text }), inside: "Fragor", anchor: "fraga" },
  Uppmaning: { props: z.strictObject({ rubrik: text, lank: text, lanktext: text }) },
  Figur: { props: z.strictObject({ bild: text, alt: text, bildtext: text.optional() }), empty: true },
  Kallor: { props: z.strictObject({}), holds: ["Kalla"] },
  Kalla: {
    props: z.strictObject({
      titel: text,
      utgivare: text,
      adress: z.url({ protocol: /^https$/, error: "ska vara en hel adress som börjar med https://" }),
    }),
    inside: "Kallor",
    empty: true,
  },
  Begrepp: { props: z.strictObject({ ord: text }) },
  Lagringstid: {
    props: z.strictObject({ for: z.enum(storagePeriods, { error: `ska vara ett av: ${storagePeriods.join(", ")}` }) }),
    empty: true,
  },
  Epost: { props: z.strictObject({}), empty: true },
  Personuppgiftsansvarig: { props: z.strictObject({}), empty: true },
  Mottagare: { props: z.strictObject({}), empty: true },
  Teammejl: { props: z.strictObject({}), empty: true },
} satisfies Record<string, ComponentSpec>;

export type ComponentName = keyof typeof componentSpecs;
/** The props that an editor writes on a component. */
export type ComponentProps<N extends ComponentName> = z.infer<(typeof componentSpecs)[N]["props"]>;

/** The description of a component, or undefined when there is none of that name. */
export function componentSpec(name: string): ComponentSpec | undefined {
  return Object.entries<ComponentSpec>(componentSpecs).find(([key]) => key === name)?.[1];
}
