import { inSentence } from "#lib/profile/in-sentence.ts";
import { formatKronor, formatNumber, formatShare } from "./format.ts";
import { evaluate, NoBasis, writeFormula } from "./formula.ts";
import type { Kpi, KpiInput } from "./kpi.ts";
import { type ParsedNumber, parseNumber, type Unit } from "./number.ts";

export type NumberProblem = Extract<ParsedNumber, { problem: string }>["problem"];

export interface FilledInput extends KpiInput {
  /** Name of the field in the address, unique on the page. */
  field: string;
  /** What stands in the field, as it was typed. */
  text: string;
  problem: NumberProblem | undefined;
}

interface CountedOutcome {
  result: string;
  calculation: string;
  inWords: string;
  /** A share larger than the whole: most likely the numbers have changed places, or cover different periods. */
  overWhole: boolean;
}

export interface Calculated {
  inputs: FilledInput[];
  /** Whether the numbers are the example's, because the reader has typed none. */
  isExample: boolean;
  outcome: CountedOutcome | { problem: "input" | "no-basis" };
}

/** A number as it is written in text, in its unit. Shares come as fractions. */
export function formatIn(unit: Unit, value: number): string {
  if (unit === "percent") return formatShare(value);
  return unit === "SEK" ? formatKronor(value) : formatNumber(value, 2);
}

/** Fills in fields from what an address holds, or with the example when it holds none of them. */
export function fillInputs(
  group: string,
  inputs: readonly KpiInput[],
  given: ReadonlyMap<string, string>,
): { inputs: (FilledInput & { value: number | undefined })[]; isExample: boolean } {
  const fieldOf = (name: string) => `${group}.${name}`;
  const isExample = inputs.every(({ name }) => !given.get(fieldOf(name))?.trim());
  return {
    isExample,
    inputs: inputs.map((input) => {
      const field = fieldOf(input.name);
      const text = isExample ? input.example : (given.get(field) ?? "");
      const parsed = parseNumber(text, input.unit);
      return "problem" in parsed
        ? { ...input, field, text, problem: parsed.problem, value: undefined }
        : { ...input, field, text, problem: undefined, value: parsed.value };
    }),
  };
}

/** Runs a KPI's calculator on what the address holds (field name to text). Never throws for what a reader can type. */
export function runCalculator(kpi: Kpi, given: ReadonlyMap<string, string>): Calculated {
  const { inputs, isExample } = fillInputs(kpi.id, kpi.inputs, given);
  const values = new Map<string, number>();
  for (const { name, value } of inputs) {
    if (value === undefined) return { inputs, isExample, outcome: { problem: "input" } };
    values.set(name, value);
  }
  let number: number;
  try {
    number = evaluate(kpi.formula, values);
  } catch (error) {
    if (!(error instanceof NoBasis)) throw error;
    return { inputs, isExample, outcome: { problem: "no-basis" } };
  }
  const result = formatIn(kpi.resultUnit, number);
  const written = new Map(inputs.map(({ name, unit }) => [name, formatIn(unit, values.get(name) ?? 0)]));
  const counted = new Map(inputs.map(({ name, word }) => [name, [written.get(name), word].filter(Boolean).join(" ")]));
  const inWords = kpi.inWords.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    name === "resultat" ? result : (written.get(name) ?? name),
  );
  const calculation = writeFormula(kpi.formula, (name) => counted.get(name) ?? name);
  const overWhole = kpi.resultUnit === "percent" && number > 1;
  return { inputs, isExample, outcome: { result, calculation, inWords, overWhole } };
}

/** The formula as it is written on screen: antal order ÷ antal besök. */
export function formulaText(kpi: Kpi): string {
  return writeFormula(kpi.formula, (name) =>
    inSentence(kpi.inputs.find((input) => input.name === name)?.label ?? name),
  );
}

/** The formula with the example's numbers, its result, and what it means. */
export function workedExample(kpi: Kpi): { calculation: string; result: string; meaning: string } {
  const { outcome } = runCalculator(kpi, new Map());
  if ("problem" in outcome) throw new Error(`the example of ${kpi.id} cannot be counted`);
  return { calculation: outcome.calculation, result: outcome.result, meaning: kpi.exampleMeans };
}
