/**
 * A shop's result over a period, in SEK:
 * visitors × conversion × order value × (1 − returns) × margin − acquisition.
 * The contribution margin after marketing, as in https://en.wikipedia.org/wiki/Contribution_margin; a simplification:
 * an order sent back is taken to be worth nothing and to cost nothing more.
 */
export interface Chain {
  /** Visits in the period. */
  visitors: number;
  /** Orders per visit, as a fraction. */
  conversion: number;
  /** SEK, without VAT. */
  orderValue: number;
  /** Share of the order value that is sent back, as a fraction. */
  returns: number;
  /** Gross margin, as a fraction. */
  margin: number;
  /** What marketing costs in the period, SEK. */
  acquisition: number;
}

export type Lever = keyof Chain;

/** In the order of the chain. */
export const levers = ["visitors", "conversion", "orderValue", "returns", "margin", "acquisition"] as const;

const shares: ReadonlySet<Lever> = new Set(["conversion", "returns", "margin"]);

/** Whether a lever can stand there: nothing is below zero, and no share above one. */
export function isPossible(lever: Lever, value: number): boolean {
  return value >= 0 && (!shares.has(lever) || value <= 1);
}

/** The result in SEK. Negative when the shop loses money. */
export function chainResult({ visitors, conversion, orderValue, returns, margin, acquisition }: Chain): number {
  return visitors * conversion * orderValue * (1 - returns) * margin - acquisition;
}

/** How much the result rises for each unit of a lever: it is linear in each of them. */
function slopeOf({ visitors, conversion, orderValue, returns, margin }: Chain, lever: Lever): number {
  const slopes: Chain = {
    visitors: conversion * orderValue * (1 - returns) * margin,
    conversion: visitors * orderValue * (1 - returns) * margin,
    orderValue: visitors * conversion * (1 - returns) * margin,
    returns: -visitors * conversion * orderValue * margin,
    margin: visitors * conversion * orderValue * (1 - returns),
    acquisition: -1,
  };
  return slopes[lever];
}

/**
 * Where one lever alone would have to stand for the result to rise by so much.
 * @param rise SEK
 * @returns undefined where this lever alone cannot do it
 */
function neededValue(chain: Chain, lever: Lever, rise: number): number | undefined {
  const slope = slopeOf(chain, lever);
  if (slope === 0) return undefined;
  const exact = chain[lever] + rise / slope;
  // What a computer makes of nothing, −1e-17, is nothing.
  const value = Math.abs(exact) < 1e-12 * (chain[lever] || 1) ? 0 : Number(exact.toPrecision(12));
  return isPossible(lever, value) ? value : undefined;
}

export interface Need {
  lever: Lever;
  from: number;
  /** Undefined where this lever alone cannot reach the goal. */
  to: number | undefined;
  /** How far that is from today, as a fraction of today's value; undefined where it cannot be, or today's is zero. */
  share: number | undefined;
}

/**
 * What each lever alone would have to become for the goal.
 * @param rise SEK more than today
 * @returns those that have least to go first, those that cannot do it last
 */
export function needs(chain: Chain, rise: number): Need[] {
  return levers
    .map((lever) => {
      const from = chain[lever];
      const to = neededValue(chain, lever, rise);
      // To nine digits: factors that are multiplied straight have equally far to go, whatever a computer makes of it.
      const share = to === undefined || from === 0 ? undefined : Number((Math.abs(to - from) / from).toFixed(9));
      return { lever, from, to, share };
    })
    .sort(
      (a, b) =>
        Number(a.to === undefined) - Number(b.to === undefined) ||
        (a.share ?? Number.MAX_VALUE) - (b.share ?? Number.MAX_VALUE),
    );
}

/** What changes of several levers at once would give, in SEK. */
export function together(chain: Chain, changes: Readonly<Partial<Chain>>): number {
  const changed = { ...chain };
  for (const lever of levers) changed[lever] += changes[lever] ?? 0;
  return chainResult(changed) - chainResult(chain);
}

/** The smallest step in which a goal is written: per cent with two decimals, since a tenth is much of 2,4 %. All else in whole. */
const STEPS = { percent: 0.0001, count: 1, SEK: 1 } as const;

/** A number to reach as it can be written, rounded the way that it goes: a little less would not do. */
export function roundedGoal(unit: keyof typeof STEPS, from: number, to: number): number {
  const steps = to / STEPS[unit];
  // A hair's breadth of a step is the machine's, not the goal's.
  const whole = to > from ? Math.ceil(steps - 1e-6) : Math.floor(steps + 1e-6);
  return whole * STEPS[unit];
}
