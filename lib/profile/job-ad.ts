import { inSentence } from "./in-sentence.ts";
import { listed } from "./listed.ts";
import type { Advertised } from "./profile.ts";

/** The frame of an advertisement. {roll}, {inriktning} and {omraden} are filled in; square brackets are the employer's. */
export interface AdTexts {
  title: string;
  intro: readonly string[];
  oneYear: string;
  must: string;
  own: string;
  merit: string;
  ending: string;
}

export interface JobAd {
  title: string;
  intro: string[];
  lists: { heading: string; items: string[] }[];
  ending: string;
  /** Demands of the employer's own that are not in it, because they may discriminate. */
  leftOut: string[];
}

/** A draft job advertisement from a profile. */
export function jobAd({ role, direction, areas, demands, ownDemands }: Advertised, texts: AdTexts): JobAd {
  const fill = (text: string) =>
    text
      .replaceAll("{roll}", role.name)
      .replaceAll("{inriktning}", direction.advertisement)
      .replaceAll("{omraden}", listed(areas.slice(0, 3).map(({ name }) => inSentence(name))));
  // What may discriminate does not go into an advertisement, not even a draft of one.
  const [leftOut, own] = [true, false].map((one) =>
    ownDemands.filter(({ discriminates }) => discriminates === one).map(({ text }) => text),
  );
  return {
    title: fill(texts.title),
    intro: texts.intro.map(fill),
    lists: [
      { heading: texts.oneYear, items: [...direction.oneYear] },
      { heading: texts.must, items: demands.flatMap(({ skall }) => skall).map(inSentence) },
      // In the employer's own words, which may not go on from the heading before.
      ...(own && own.length > 0 ? [{ heading: texts.own, items: own }] : []),
      { heading: texts.merit, items: demands.flatMap(({ merit }) => merit).map(inSentence) },
    ],
    ending: fill(texts.ending),
    leftOut: leftOut ?? [],
  };
}
