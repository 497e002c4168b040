import { type AdTexts, jobAd } from "./job-ad.ts";
import type { Profile } from "./profile.ts";
import type { WordPart } from "./word.ts";

export interface DocumentTexts {
  ad: AdTexts;
  /** Name of a KPI, by id. */
  kpiName: (id: string) => string;
}

/** A requirement profile as the parts of a document. */
export function profileParts(profile: Profile, { ad: adTexts, kpiName }: DocumentTexts): WordPart[] {
  const { direction, scores, contributions, areas, demands, ownDemands, who, service, interview, references } = profile;
  const ad = jobAd(profile, adTexts);
  return [
    { heading: "Inriktning", items: scores.map(({ name, points }) => `${name}: ${points} poäng`) },
    {
      heading: "Varför",
      table: [
        ["Fråga", "Svar", "Gav"],
        ...contributions.map(({ question, answer, points }) => [
          question,
          answer,
          points.map((one) => `+${one.points} ${one.direction}`).join("\n") || "–",
        ]),
      ],
    },
    { heading: "Tyngdpunkt enligt era svar", items: areas.map(({ name, percent }) => `${name}: ${percent}\u00a0%`) },
    {
      heading: "Krav",
      table: [
        ["Kompetens", "Krav", "Meriterande"],
        ...demands.map(({ name, skall, merit }) => [name, skall.join("\n"), merit.join("\n")]),
      ],
    },
    ...(ownDemands.length > 0
      ? [
          {
            heading: "Era egna krav",
            items: ownDemands.map(({ text, warnings }) => [text, ...warnings.map((one) => `OBS: ${one}`)].join(" ")),
          },
        ]
      : []),
    { heading: "Efter ett år", items: direction.oneYear },
    { heading: "Nyckeltal att följa", items: direction.kpis.map(({ id, why }) => `${kpiName(id)}. ${why}`) },
    { heading: "Vem ni behöver", paragraphs: [`${who.title}. ${who.text}`] },
    { heading: "Tjänst som passar", paragraphs: [`${service.name}. ${service.why}`] },
    { heading: "Intervjufrågor", items: interview, numbered: true },
    { heading: "Referensfrågor", items: references, numbered: true },
    { heading: `Annonsutkast: ${ad.title}`, paragraphs: ad.intro },
    ...ad.lists.map(({ heading, items }) => ({ heading, items })),
    { heading: "Så söker du", paragraphs: [ad.ending] },
    ...(ad.leftOut.length > 0
      ? [{ heading: "Inte med i annonsen, eftersom det kan strida mot lagen", items: ad.leftOut }]
      : []),
  ];
}
