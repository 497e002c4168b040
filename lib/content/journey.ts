import * as z from "zod";
import { dataFile, someText } from "./data-file.ts";
import { type Role, roles } from "./roles.ts";

const idText = z.string().regex(/^[a-z-]+$/, "ska vara små bokstäver a–z och bindestreck.");

export const stationsSchema = z
  .array(z.strictObject({ id: idText, namn: someText, "mats-med": someText, kort: someText }))
  .min(2, "ska ha minst två stationer.")
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "har två stationer med samma id.")
  .transform((all) =>
    all.map(({ id, namn, kort, "mats-med": measures }) => ({ id, name: namn, measures, short: kort })),
  );

export const JOURNEY_FILE = "content/kundresan.yaml";

const read = dataFile(JOURNEY_FILE, stationsSchema);

/** A station of the customer journey: the line that the whole site hangs on. */
export interface Station {
  id: string;
  name: string;
  measures: string;
  short: string;
  /** The role that leads here; none at the handover. */
  leader: Role | undefined;
}

/** The stations in order, each with the role that leads there. */
export function stations(): Station[] {
  const all = roles();
  return read().map((station) => ({ ...station, leader: all.find(({ leads }) => leads.includes(station.id)) }));
}

/** What stands where no role leads. */
export const HANDOVER = "Överlämningen";

/** The stations that belong together: those of one role, with the handover before them. */
export function journeyParts(): { role: Role; stations: Station[] }[] {
  const parts: { role: Role; stations: Station[] }[] = [];
  let waiting: Station[] = [];
  for (const station of stations()) {
    const last = parts.at(-1);
    if (!station.leader) waiting.push(station);
    else if (last && last.role.id === station.leader.id && waiting.length === 0) last.stations.push(station);
    else {
      parts.push({ role: station.leader, stations: [...waiting, station] });
      waiting = [];
    }
  }
  parts.at(-1)?.stations.push(...waiting);
  return parts;
}
