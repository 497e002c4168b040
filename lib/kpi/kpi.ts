import type { KpiId } from "./calculators.ts";
import type { Unit } from "./number.ts";

export interface KpiInput {
  name: string;
  label: string;
  unit: Unit;
  /** Filled in until the reader has typed something of their own. Made up, and marked so on screen. */
  example: string;
}

export interface Kpi {
  /** Used in addresses and in <Nyckeltal id="…" />. */
  id: KpiId;
  name: string;
  /** Other names and the abbreviation that people meet. */
  also: string;
  definition: string;
  /** The formula in words, as it is written on screen. */
  formula: string;
  /** The numbers that the calculator asks for, in the order of the formula. */
  inputs: readonly KpiInput[];
  /** What the result is counted in. */
  resultUnit: "percent" | "SEK";
  /** The calculation in words; {name} stands for an input and {resultat} for the result. */
  inWords: string;
  /** The formula with the example's numbers, and what they mean. The numbers are made up and marked so. */
  example: { calculation: string; result: string; meaning: string };
  /** What moves the figure. */
  drivers: readonly string[];
  /** What is usually counted wrongly. */
  mistakes: readonly string[];
  source: { title: string; publisher: string; url: string };
}
