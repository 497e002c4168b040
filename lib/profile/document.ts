import { jobAd } from "./job-ad.ts";
import {
  type AreaId,
  type CompetenceId,
  competenceIds,
  type Profile,
  type RoleNeed,
  type ServiceId,
} from "./profile.ts";
import type { WordPart } from "./word.ts";

export interface ProfileNames {
  areas: Record<AreaId, string>;
  competences: Record<CompetenceId, string>;
  services: Record<ServiceId, string>;
  roles: Record<RoleNeed, { title: string; text: string }>;
}

/** A requirement profile as the parts of a document. */
export function profileParts(profile: Profile, names: ProfileNames): WordPart[] {
  const { direction, scores, contributions, areas, demands, ownDemands, role, service, interview, references } =
    profile;
  const ad = jobAd(profile, names);
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
    { heading: "Ansvarsområden", items: areas.map(({ id, percent }) => `${names.areas[id]}: ${percent} %`) },
    {
      heading: "Krav",
      table: [
        ["Kompetens", "Skall", "Meriterande"],
        ...competenceIds.map((id) => [
          names.competences[id],
          demands[id].skall.join("\n"),
          demands[id].merit.join("\n"),
        ]),
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
    { heading: "Nyckeltal att följa", items: direction.kpis.map(({ name, why }) => `${name}. ${why}`) },
    { heading: "Vem ni behöver", paragraphs: [`${names.roles[role].title}. ${names.roles[role].text}`] },
    { heading: "Tjänst som passar", paragraphs: [`${names.services[service.id]}. ${service.why}`] },
    { heading: "Tio intervjufrågor", items: interview, numbered: true },
    { heading: "Fem referensfrågor", items: references, numbered: true },
    { heading: `Annonsutkast: ${ad.title}`, paragraphs: ad.intro },
    ...ad.lists.map(({ heading, items }) => ({ heading, items })),
    { heading: "Så söker du", paragraphs: [ad.ending] },
  ];
}
