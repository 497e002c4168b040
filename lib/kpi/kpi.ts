import type { Formula } from "./formula.ts";
import type { Unit } from "./number.ts";

export interface KpiInput {
  /** Its name in the formula and in addresses. */
  name: string;
  label: string;
  unit: Unit;
  /** Filled in until the reader has typed something of their own. Made up, and marked so on screen. */
  example: string;
  /** What is counted, after the number: 480 order. */
  word?: string | undefined;
}

export interface Kpi {
  /** Used in addresses and in <Nyckeltal id="…" />: the name of its file. */
  id: string;
  name: string;
  /** Other names and the abbreviation that people meet. */
  also: string;
  definition: string;
  formula: Formula;
  /** The numbers that the calculator asks for. */
  inputs: readonly KpiInput[];
  /** What the result is counted in. */
  resultUnit: Unit;
  /** The calculation in words; {name} stands for an input and {resultat} for the result. */
  inWords: string;
  /** What the example's result means. */
  exampleMeans: string;
  /** What moves the figure. */
  drivers: readonly string[];
  /** What is usually counted wrongly. */
  mistakes: readonly string[];
  source: { title: string; publisher: string; url: string };
}
