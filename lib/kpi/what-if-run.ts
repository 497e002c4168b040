import type { KpiInput } from "./kpi.ts";
import { parseNumber, type Unit } from "./number.ts";
import { type FilledInput, fillInputs, type NumberProblem } from "./run.ts";
import { type Chain, chainResult, isPossible, type Lever, levers, type Need, needs, together } from "./what-if.ts";

const GROUP = "tank-om";

/** A change of one's own: more, or less with a minus before it. */
export interface ChangeField {
  lever: Lever;
  field: string;
  text: string;
  problem: NumberProblem | "impossible" | undefined;
}

export interface WhatIfResult {
  inputs: FilledInput[];
  /** The goal's field: so much more, in SEK. */
  goal: FilledInput;
  isExample: boolean;
  /** What follows; none while a number is wrong. */
  outcome: { result: number; rise: number; needs: Need[] } | undefined;
  changes: ChangeField[];
  /** What the changes give together, in SEK; none where there is none, or one is wrong. */
  gain: number | undefined;
}

type LeverInputs = Record<Lever, Omit<KpiInput, "name">>;

/** A change as people write it: 2, +2, −2, 0,4. Empty is no change. Shares come as fractions. */
function parseChange(text: string, unit: Unit): { value: number } | { problem: NumberProblem } {
  const [, sign = "", amount = ""] = /^\s*([+\-−]?)(.*)$/s.exec(text) ?? [];
  if (amount.trim() === "") return { value: 0 };
  const parsed = parseNumber(amount, unit);
  return "problem" in parsed || sign === "" || sign === "+" ? parsed : { value: -parsed.value };
}

function readChange(lever: Lever, unit: Unit, today: number | undefined, given: ReadonlyMap<string, string>) {
  const field = `${GROUP}.andra-${lever}`;
  const text = given.get(field) ?? "";
  const parsed = parseChange(text, unit);
  if ("problem" in parsed) return { lever, field, text, problem: parsed.problem, value: 0 };
  const fits = today === undefined || isPossible(lever, today + parsed.value);
  return { lever, field, text, problem: fits ? undefined : ("impossible" as const), value: parsed.value };
}

/**
 * Runs the what-if view on what the address holds.
 * @param goalInput the goal's label and example
 */
export function runWhatIf(
  inputsOf: LeverInputs,
  goalInput: Omit<KpiInput, "name">,
  given: ReadonlyMap<string, string>,
): WhatIfResult {
  const filled = fillInputs(
    GROUP,
    levers.map((lever) => ({ ...inputsOf[lever], name: lever })),
    given,
  );
  const [goal] = fillInputs(GROUP, [{ ...goalInput, name: "mal" }], given).inputs;
  if (!goal) throw new Error("the goal has no field");
  const value = (lever: Lever) => filled.inputs.find(({ name }) => name === lever)?.value;
  const changes = levers.map((lever) => readChange(lever, inputsOf[lever].unit, value(lever), given));
  const base = { inputs: filled.inputs, isExample: filled.isExample, goal, changes };

  const [visitors, conversion, orderValue, returns, margin, acquisition] = levers.map(value);
  if (
    visitors === undefined ||
    conversion === undefined ||
    orderValue === undefined ||
    returns === undefined ||
    margin === undefined ||
    acquisition === undefined ||
    goal.value === undefined
  ) {
    return { ...base, outcome: undefined, gain: undefined };
  }
  const chain: Chain = { visitors, conversion, orderValue, returns, margin, acquisition };
  const rise = goal.value;
  const made = changes.some((change) => change.value !== 0);
  const wrong = changes.some(({ problem }) => problem);
  const asked = Object.fromEntries(changes.map((change) => [change.lever, change.value]));
  return {
    ...base,
    outcome: { result: chainResult(chain), rise, needs: needs(chain, rise) },
    gain: made && !wrong ? together(chain, asked) : undefined,
  };
}
