import { inSentence } from "./in-sentence.ts";
import type { AreaId, CompetenceId, Profile } from "./profile.ts";

interface Names {
  areas: Record<AreaId, string>;
  competences: Record<CompetenceId, string>;
}

export interface JobAd {
  title: string;
  intro: string[];
  lists: { heading: string; items: string[] }[];
  ending: string;
}

/** A draft job advertisement from a profile. Square brackets mark what the employer fills in. */
export function jobAd({ direction, areas, demands, ownDemands }: Profile, names: Names): JobAd {
  const heaviest = areas.slice(0, 3).map(({ id }) => inSentence(names.areas[id]));
  const all = Object.values(demands);
  // What may discriminate does not go into an advertisement, not even a draft of one.
  const own = ownDemands.filter(({ warnings }) => warnings.length === 0).map(({ text }) => text);
  return {
    title: "E-commerce manager till [företag]",
    intro: [
      "[Två meningar om företaget: vad ni säljer, till vem och var ni är på väg.]",
      `Nu söker vi en E-commerce manager. ${direction.advertisement}`,
      `Mest tid går åt till ${heaviest.slice(0, 2).join(", ")} och ${heaviest[2]}.`,
    ],
    lists: [
      { heading: "Om ett år har du", items: [...direction.oneYear] },
      { heading: "Det här behöver du", items: [...all.flatMap(({ skall }) => skall), ...own] },
      { heading: "Det här är bra, men inget krav", items: all.flatMap(({ merit }) => merit) },
    ],
    ending: "[Plats, distans eller hybrid, lön, hur man söker och till vem man ställer frågor.]",
  };
}
