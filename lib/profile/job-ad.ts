import { inSentence } from "./in-sentence.ts";
import type { Advertised } from "./profile.ts";

/** The frame of an advertisement. {roll}, {inriktning} and {omraden} are filled in; square brackets are the employer's. */
export interface AdTexts {
  title: string;
  intro: readonly string[];
  oneYear: string;
  must: string;
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

const list = new Intl.ListFormat("sv", { type: "conjunction" });

/** A draft job advertisement from a profile. */
export function jobAd({ role, direction, areas, demands, ownDemands }: Advertised, texts: AdTexts): JobAd {
  const fill = (text: string) =>
    text
      .replaceAll("{roll}", role.name)
      .replaceAll("{inriktning}", direction.advertisement)
      .replaceAll("{omraden}", list.format(areas.slice(0, 3).map(({ name }) => inSentence(name))));
  // What may discriminate does not go into an advertisement, not even a draft of one.
  const [leftOut, own] = [true, false].map((one) =>
    ownDemands.filter(({ discriminates }) => discriminates === one).map(({ text }) => text),
  );
  const asked = [...demands.flatMap(({ skall }) => skall), ...(own ?? [])];
  return {
    title: fill(texts.title),
    intro: texts.intro.map(fill),
    lists: [
      { heading: texts.oneYear, items: [...direction.oneYear] },
      { heading: texts.must, items: asked.map(inSentence) },
      { heading: texts.merit, items: demands.flatMap(({ merit }) => merit).map(inSentence) },
    ],
    ending: fill(texts.ending),
    leftOut: leftOut ?? [],
  };
}
