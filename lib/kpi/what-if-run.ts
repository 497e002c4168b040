import type { KpiInput } from "./kpi.ts";
import { type FilledInput, fillInputs } from "./run.ts";
import { type Chain, chainResult, type Lever, type LeverEffect, leverEffects } from "./what-if.ts";

export interface WhatIfResult {
  inputs: FilledInput[];
  isExample: boolean;
  /** In per cent. */
  change: number;
  /** SEK; 0 while a number is wrong. */
  result: number;
  /** The lever that gives most first; none while a number is wrong. */
  effects: LeverEffect[];
}

type LeverInputs = Record<Lever, Omit<KpiInput, "name">>;

/** Runs the what-if view on what the address holds. `changes` are the steps to choose from, in per cent. */
export function runWhatIf(
  levers: LeverInputs,
  changes: readonly number[],
  given: ReadonlyMap<string, string>,
): WhatIfResult {
  const names: Lever[] = ["visitors", "conversion", "orderValue", "returns", "margin", "acquisition"];
  const { inputs, isExample } = fillInputs(
    "tank-om",
    names.map((name) => ({ ...levers[name], name })),
    given,
  );
  const chosen = Number(given.get("andring"));
  const change = changes.includes(chosen) ? chosen : 10;
  const value = (lever: Lever) => inputs.find(({ name }) => name === lever)?.value;
  const chain: Partial<Chain> = Object.fromEntries(names.map((name) => [name, value(name)]));
  const { visitors, conversion, orderValue, returns, margin, acquisition } = chain;
  if (
    visitors === undefined ||
    conversion === undefined ||
    orderValue === undefined ||
    returns === undefined ||
    margin === undefined ||
    acquisition === undefined
  ) {
    return { inputs, isExample, change, result: 0, effects: [] };
  }
  const whole = { visitors, conversion, orderValue, returns, margin, acquisition };
  return { inputs, isExample, change, result: chainResult(whole), effects: leverEffects(whole, change / 100) };
}
