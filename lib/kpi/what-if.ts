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

/** The result in SEK. Negative when the shop loses money. */
export function chainResult({ visitors, conversion, orderValue, returns, margin, acquisition }: Chain): number {
  return visitors * conversion * orderValue * (1 - returns) * margin - acquisition;
}

/** Levers that are pulled down to improve the result. */
const pulledDown: ReadonlySet<Lever> = new Set(["returns", "acquisition"]);
const shares: ReadonlySet<Lever> = new Set(["conversion", "returns", "margin"]);

export interface LeverEffect {
  lever: Lever;
  from: number;
  to: number;
  /** SEK more than before. */
  gain: number;
}

/** The levers that give most; several when they give the same to the krona. */
export function bestLevers(effects: readonly LeverEffect[]): Lever[] {
  const most = effects[0]?.gain ?? 0;
  return effects.filter(({ gain }) => most - gain < 0.5).map(({ lever }) => lever);
}

/**
 * What the same relative improvement of each lever, alone, would give.
 * @param change a fraction: 0.1 makes what should grow ten per cent larger and what should shrink ten per cent smaller;
 * a share stops at 100 per cent
 * @returns the levers, the one that gives most first
 */
export function leverEffects(chain: Chain, change: number): LeverEffect[] {
  const before = chainResult(chain);
  const levers: Lever[] = ["visitors", "conversion", "orderValue", "returns", "margin", "acquisition"];
  return levers
    .map((lever) => {
      const from = chain[lever];
      const moved = from * (pulledDown.has(lever) ? 1 - change : 1 + change);
      const to = shares.has(lever) ? Math.min(moved, 1) : moved;
      return { lever, from, to, gain: chainResult({ ...chain, [lever]: to }) - before };
    })
    .sort((a, b) => b.gain - a.gain);
}
