/** The customer journey: the line that the whole site hangs on. */
export const stations = [
  { id: "syns", name: "Syns", leads: "digital", measures: "räckvidd, trafikvolym", short: "räckvidd" },
  {
    id: "klickar",
    name: "Klickar",
    leads: "digital",
    measures: "klickfrekvens, kostnad per klick",
    short: "klickfrekvens",
  },
  { id: "landar", name: "Landar", leads: "overlamning", measures: "laddningstid", short: "laddningstid" },
  {
    id: "valjer",
    name: "Väljer",
    leads: "ehandel",
    measures: "konverteringsgrad",
    short: "konverteringsgrad",
  },
  {
    id: "koper",
    name: "Köper",
    leads: "ehandel",
    measures: "snittordervärde, kundanskaffningskostnad",
    short: "snittordervärde",
  },
  {
    id: "aterkommer",
    name: "Återkommer",
    leads: "ehandel",
    measures: "returgrad, kundlivstidsvärde",
    short: "returgrad, CLV",
  },
] as const;

export type Station = (typeof stations)[number];

/** Who leads each part of the line. */
export const leaders = {
  digital: "Digital Marketing Manager",
  overlamning: "Överlämningen",
  ehandel: "E-commerce manager",
} as const;
