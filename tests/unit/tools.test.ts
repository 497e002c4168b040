import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stations } from "#lib/content/journey.ts";
import { kpiOf, kpis } from "#lib/content/kpis.ts";
import { roleChooser } from "#lib/content/role-chooser.ts";
import { roles } from "#lib/content/roles.ts";
import { toolTexts } from "#lib/content/tools.ts";
import type { Kpi } from "#lib/kpi/kpi.ts";
import { parseNumber } from "#lib/kpi/number.ts";
import { runCalculator } from "#lib/kpi/run.ts";
import { type Chain, chainResult, isPossible, needs, roundedGoal, together } from "#lib/kpi/what-if.ts";
import { runWhatIf } from "#lib/kpi/what-if-run.ts";
import { chooseRole } from "#lib/profile/role-choice.ts";

const { whatIf } = toolTexts();
const { questions: roleQuestions } = roleChooser();
const roleIds = roles().map(({ id }) => id);

describe("numbers as people write them", () => {
  it.each([
    ["1 250,50", "SEK", 1250.5],
    ["1\u00a0250", "SEK", 1250],
    ["1.250,50 kr", "SEK", 1250.5],
    ["1.250", "SEK", 1250],
    ["1.25", "SEK", 1.25],
    ["0.125", "SEK", 0.125],
    ["2.125", "percent", 0.02125],
    ["1250:-", "SEK", 1250],
    ["350 SEK", "SEK", 350],
    ["2,4 %", "percent", 0.024],
    ["2.4", "percent", 0.024],
    ["100", "percent", 1],
    ["0", "count", 0],
    ["12 st", "count", 12],
    ["2 år", "years", 2],
  ] as const)("%j in %s is %d", (text, unit, value) => {
    expect(parseNumber(text, unit)).toEqual({ value: expect.closeTo(value, 10) });
  });

  it.each([
    ["", "count", "empty"],
    ["   ", "SEK", "empty"],
    ["tjugo", "count", "not-a-number"],
    ["1,2,3", "SEK", "not-a-number"],
    ["1e9", "SEK", "not-a-number"],
    ["<script>", "SEK", "not-a-number"],
    ["-5", "SEK", "negative"],
    ["−5", "SEK", "negative"],
    ["9999999999999", "SEK", "too-large"],
    ["240", "percent", "over-100"],
    ["10 %", "count", "other-unit"],
    ["1 000 %", "SEK", "other-unit"],
    ["35 kr", "percent", "other-unit"],
    ["12 st", "SEK", "other-unit"],
  ] as const)("%j in %s is told as %s", (text, unit, problem) => {
    expect(parseNumber(text, unit)).toEqual({ problem });
  });

  it("give back what Swedish formatting writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const text = new Intl.NumberFormat("sv-SE").format(number);
        expect(parseNumber(text, "count")).toEqual({ value: number });
      }),
    );
  });
});

function kpiNamed(id: string): Kpi {
  const kpi = kpiOf(id);
  if (!kpi) throw new Error(`there is no KPI ${id}`);
  return kpi;
}

describe("the calculators", () => {
  const given = (values: Record<string, string>) => new Map(Object.entries(values));

  it.each(kpis())("$name counts its example, in words without a gap", (kpi) => {
    const { outcome, isExample } = runCalculator(kpi, new Map());
    expect(isExample).toBe(true);
    expect(outcome).toMatchObject({ result: expect.stringMatching(/\d/) });
    expect("inWords" in outcome && outcome.inWords).not.toMatch(/[{}]/);
  });

  it("tell what is wrong, and keep what was typed", () => {
    const kpi = kpiNamed("konverteringsgrad");
    const { inputs, outcome } = runCalculator(
      kpi,
      given({ "konverteringsgrad.orders": "tolv", "konverteringsgrad.visits": "" }),
    );
    expect(outcome).toEqual({ problem: "input" });
    expect(inputs.map(({ text, problem }) => [text, problem])).toEqual([
      ["tolv", "not-a-number"],
      ["", "empty"],
    ]);
  });

  it.each([
    ["480", "20 000", false],
    ["20 000", "20 000", false],
    ["20 000", "480", true],
  ])("see that a share is no larger than the whole: %s of %s", (orders, visits, overWhole) => {
    const typed = given({ "konverteringsgrad.orders": orders, "konverteringsgrad.visits": visits });
    expect(runCalculator(kpiNamed("konverteringsgrad"), typed).outcome).toMatchObject({ overWhole });
  });

  it("take kronor for no share", () => {
    expect(runCalculator(kpiNamed("snittordervarde"), new Map()).outcome).toMatchObject({ overWhole: false });
  });

  it("never divide by zero, and never throw whatever is typed", () => {
    expect(
      runCalculator(
        kpiNamed("konverteringsgrad"),
        given({ "konverteringsgrad.orders": "1", "konverteringsgrad.visits": "0" }),
      ).outcome,
    ).toEqual({ problem: "no-basis" });
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 4, maxLength: 4 }), (texts) => {
        for (const kpi of kpis()) {
          const values = kpi.inputs.map(({ name }, index) => [`${kpi.id}.${name}`, texts[index] ?? ""]);
          expect(runCalculator(kpi, new Map(values as [string, string][]))).toHaveProperty("outcome");
        }
      }),
    );
  });
});

describe("a goal as it is written", () => {
  const chain: Chain = {
    visitors: 40_000,
    conversion: 0.024,
    orderValue: 870,
    returns: 0.13,
    margin: 0.35,
    acquisition: 84_000,
  };
  const units = {
    visitors: "count",
    conversion: "percent",
    orderValue: "SEK",
    returns: "percent",
    margin: "percent",
    acquisition: "SEK",
  } as const;

  it.each([50_000, 12_345, 777])("is enough for %i kr more", (rise) => {
    for (const { lever, from, to } of needs(chain, rise)) {
      if (to === undefined) continue;
      const change = roundedGoal(units[lever], from, to) - from;
      expect(together(chain, { [lever]: change }), lever).toBeGreaterThanOrEqual(rise - 0.001);
    }
  });
});

describe("the what-if view", () => {
  const share = fc.double({ min: 0.001, max: 0.9, noNaN: true });
  const chains: fc.Arbitrary<Chain> = fc.record({
    visitors: fc.integer({ min: 1, max: 1_000_000 }),
    conversion: share,
    orderValue: fc.integer({ min: 1, max: 100_000 }),
    returns: share,
    margin: share,
    acquisition: fc.integer({ min: 0, max: 1_000_000 }),
  });

  it("says where each lever has to stand: there, alone, the result has risen by the goal", () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 500_000 }), (chain, rise) => {
        const goal = chainResult(chain) + rise;
        for (const { lever, to } of needs(chain, rise)) {
          if (to === undefined) {
            // As far as this lever goes, it is not enough.
            const best = { visitors: 1e15, conversion: 1, orderValue: 1e15, returns: 0, margin: 1, acquisition: 0 }[
              lever
            ];
            expect(chainResult({ ...chain, [lever]: best })).toBeLessThan(goal + 1);
          } else {
            expect(isPossible(lever, to)).toBe(true);
            const reached = chainResult({ ...chain, [lever]: to });
            expect(Math.abs(reached - goal)).toBeLessThan(1e-6 * Math.max(1, Math.abs(goal), chain.acquisition));
          }
        }
      }),
    );
  });

  it("puts the shortest way first, and what cannot be done last", () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 500_000 }), (chain, rise) => {
        const far = needs(chain, rise).map(({ share }) => share ?? Number.MAX_VALUE);
        expect(far).toEqual(far.toSorted((a, b) => a - b));
      }),
    );
  });

  it("reaches what lies exactly at the limit, and puts what cannot be reached last", () => {
    const chain = { visitors: 1000, conversion: 0.018, orderValue: 850, returns: 0.03, margin: 0.35, acquisition: 0 };
    expect(needs(chain, 160.65).find(({ lever }) => lever === "returns")?.to).toBe(0);
    const noMargin = needs({ ...chain, margin: 0, acquisition: 10 }, 1000).map(({ to }) => to !== undefined);
    expect(noMargin).toEqual(noMargin.toSorted((a, b) => Number(b) - Number(a)));
  });

  it("adds several changes up as the chain does", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const twice = together(chain, { visitors: chain.visitors, acquisition: -chain.acquisition });
        expect(twice).toBeCloseTo(chainResult(chain) + 2 * chain.acquisition, 0);
        expect(together(chain, {})).toBe(0);
      }),
    );
  });

  const run = (values: Record<string, string> = {}) =>
    runWhatIf(whatIf.inputs, whatIf.goal, new Map(Object.entries(values)));

  it("begins with an example that makes sense, and stops counting when a number is wrong", () => {
    const example = run();
    expect(example.isExample).toBe(true);
    expect(example.outcome?.rise).toBe(50_000);
    const needed = new Map(example.outcome?.needs.map(({ lever, to }) => [lever, to]));
    expect(needed.get("conversion")).toBeCloseTo(0.0322, 3);
    // Fewer returns alone cannot bring as much: more than all of them would have to go.
    expect(needed.get("returns")).toBeUndefined();
    expect(run({ "tank-om.visitors": "många" })).toMatchObject({ isExample: false, outcome: undefined });
    expect(run({ "tank-om.mal": "mycket" }).outcome).toBeUndefined();
  });

  it("takes changes as people write them, in percentage points for shares", () => {
    const gain = (values: Record<string, string>) => run(values).gain;
    expect(gain({})).toBeUndefined();
    // 20 000 × 0,1 procentenheter × 1 000 × 0,87 × 0,35
    expect(gain({ "tank-om.andra-conversion": "0,1" })).toBeCloseTo(6090, 3);
    expect(gain({ "tank-om.andra-acquisition": "−10 000 kr" })).toBeCloseTo(10_000, 6);
    expect(gain({ "tank-om.andra-acquisition": "+10 000" })).toBeCloseTo(-10_000, 6);
    const wrong = run({ "tank-om.andra-returns": "-14", "tank-om.andra-margin": "x" });
    expect(wrong.changes.map(({ lever, problem }) => [lever, problem]).filter(([, problem]) => problem)).toEqual([
      ["returns", "impossible"],
      ["margin", "not-a-number"],
    ]);
    expect(wrong.gain).toBeUndefined();
  });

  it("still opens what was kept in an address before there was a goal", () => {
    expect(run({ "tank-om.visitors": "10 000", andring: "20" }).inputs[0]?.text).toBe("10 000");
  });
});

describe("the role chooser", () => {
  const all = (pick: (options: (typeof roleQuestions)[number]["options"]) => string | undefined) =>
    new Map(
      roleQuestions.flatMap(({ id, options }) => {
        const value = pick(options);
        return value ? [[id, value] as const] : [];
      }),
    );
  const bySide = (side: string) => all((options) => options.find((option) => option.work?.role === side)?.value);

  it("ends with one role, with several, or with none", () => {
    for (const role of roleIds) expect(chooseRole(roleQuestions, bySide(role), roleIds).needed).toEqual([role]);
    const shared = chooseRole(roleQuestions, bySide("delad"), roleIds);
    expect(shared.work).not.toEqual([]);
    expect(shared.needed).toEqual([]);
    const each = chooseRole(
      roleQuestions,
      new Map([
        ["varumarke", "nej"],
        ["kop", "avbryter"],
      ]),
      roleIds,
    );
    expect(each.needed).toEqual(roleIds);
    const well = all((options) => options.at(-1)?.value);
    expect(chooseRole(roleQuestions, well, roleIds).needed).toEqual([]);
  });

  it("lets every answer change something, except that all is well", () => {
    for (const { id, options } of roleQuestions) {
      const results = options.map(({ value }) =>
        JSON.stringify(chooseRole(roleQuestions, new Map([[id, value]]), roleIds).work),
      );
      expect(new Set(results).size).toBe(options.length);
    }
  });

  it("places all work on the line, and takes no notice of answers that are none", () => {
    const known = stations().map(({ id }) => String(id));
    for (const { options } of roleQuestions) {
      for (const { work } of options) if (work) expect(known).toContain(work.station);
    }
    expect(
      chooseRole(
        roleQuestions,
        new Map([
          ["besok", "<script>"],
          ["annat", "x"],
        ]),
        roleIds,
      ),
    ).toEqual({ answered: 0, work: [], needed: [] });
  });
});
