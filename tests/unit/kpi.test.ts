import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kpis } from "#lib/content/kpis.ts";
import { formatKronor, formatNumber, formatShare } from "#lib/kpi/format.ts";
import { evaluate, FormulaProblem, NoBasis, namesIn, parseFormula, writeFormula } from "#lib/kpi/formula.ts";
import { formulaText, workedExample } from "#lib/kpi/run.ts";

const digit = fc.integer({ min: 1, max: 9 });
const some = fc.double({ min: 0.01, max: 1e6, noNaN: true });
/** Formulas as people write them, over the names a, b and c. */
const formulas = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("a", "b", "c", "2", "0.5"),
    fc
      .tuple(tie("formula"), fc.constantFrom("+", "−", "×", "÷"), tie("formula"))
      .map(([l, o, r]) => `(${l} ${o} ${r})`),
  ),
})).formula;

describe("a formula", () => {
  const values = new Map([
    ["a", 12],
    ["b", 3],
    ["c", 2],
  ]);
  it.each([
    ["a + b × c", 18, "a + b × c"],
    ["(a + b) * c", 30, "(a + b) × c"],
    ["a ÷ b ÷ c", 2, "a ÷ b ÷ c"],
    ["a / (b * c)", 2, "a ÷ (b × c)"],
    ["a − (b − c)", 11, "a − (b − c)"],
    ["(a - b) - c", 7, "a − b − c"],
    ["a × (1 − 0.5)", 6, "a × (1 − 0,5)"],
  ])("%s is %d and is written %s", (text, result, written) => {
    const formula = parseFormula(text);
    expect(evaluate(formula, values)).toBe(result);
    expect(writeFormula(formula, (name) => name)).toBe(written);
  });

  it.each(["", "a +", "a ** b", "a % b", "-a", "f(a)", "a.b", "a ? b : c", "[a]", "'x'", "a b", "a = 2", "this"])(
    "%j is refused",
    (text) => {
      expect(() => parseFormula(text)).toThrow(FormulaProblem);
    },
  );

  it("is the same formula when it is written and read again", () => {
    fc.assert(
      fc.property(formulas, digit, digit, digit, (text, a, b, c) => {
        const given = new Map(Object.entries({ a, b, c }));
        const count = (formula: ReturnType<typeof parseFormula>) => {
          try {
            return evaluate(formula, given);
          } catch (error) {
            expect(error).toBeInstanceOf(NoBasis);
            return undefined;
          }
        };
        const formula = parseFormula(text);
        const again = parseFormula(writeFormula(formula, (name) => name).replaceAll(",", "."));
        const [before, after] = [count(formula), count(again)];
        // a + (b + c) is written without its parentheses: the last digits of a computer's numbers may differ.
        fc.pre(before !== undefined && after !== undefined && Math.abs(before) < 1e9);
        expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(before)));
      }),
    );
  });
});

describe.each(kpis())("$name", (kpi) => {
  it("has a formula, an example and a source that belong together", () => {
    expect(new Set(namesIn(kpi.formula))).toEqual(new Set(kpi.inputs.map(({ name }) => name)));
    expect(formulaText(kpi)).not.toMatch(/[*/{}]/);
    expect(workedExample(kpi).calculation).toMatch(/\d/);
    expect(kpi.source.url).toMatch(/^https:\/\//);
  });

  it("grows or shrinks evenly with each number in it, and has no answer without a basis", () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: kpi.inputs.length, maxLength: kpi.inputs.length }), (numbers) => {
        const given = new Map(kpi.inputs.map(({ name }, index) => [name, numbers[index] ?? 1]));
        expect(Number.isFinite(evaluate(kpi.formula, given))).toBe(true);
      }),
    );
    const nothing = new Map(kpi.inputs.map(({ name }) => [name, 0]));
    const outcome = () => evaluate(kpi.formula, nothing);
    if (formulaText(kpi).includes("÷")) expect(outcome).toThrow(NoBasis);
    else expect(outcome()).toBe(0);
  });
});

describe("the KPIs of the site", () => {
  it("have the results that follow from their examples", () => {
    expect(kpis().map((kpi) => [formulaText(kpi), workedExample(kpi).calculation, workedExample(kpi).result])).toEqual([
      ["antal order ÷ antal besök", "480 order ÷ 20\u00a0000 besök", "2,4\u00a0%"],
      ["försäljning med moms ÷ antal order", "600\u00a0000\u00a0kr ÷ 480 order", "1\u00a0250\u00a0kr"],
      ["kostnad för att värva kunder ÷ antal nya kunder", "84\u00a0000\u00a0kr ÷ 240 nya kunder", "350\u00a0kr"],
      [
        "snittordervärde utan moms × köp per år × antal år som kund × bruttomarginal",
        "1\u00a0000\u00a0kr × 2 köp × 3 år × 35\u00a0%",
        "2\u00a0100\u00a0kr",
      ],
      ["returnerade varor ÷ sålda varor", "156 returnerade ÷ 1\u00a0200 sålda", "13\u00a0%"],
      ["antal klick ÷ antal visningar", "900 klick ÷ 45\u00a0000 visningar", "2\u00a0%"],
      ["kostnad för annonserna ÷ antal klick", "5\u00a0400\u00a0kr ÷ 900 klick", "6\u00a0kr"],
    ]);
  });
});

describe("numbers on screen", () => {
  it("are Swedish, with non-breaking spaces", () => {
    expect(formatNumber(1_234_567.891, 2)).toBe("1\u00a0234\u00a0567,89");
    expect(formatKronor(1250)).toBe("1\u00a0250\u00a0kr");
    expect(formatShare(0.024)).toBe("2,4\u00a0%");
  });

  it.each([
    [3.176, "3,18\u00a0kr"],
    [0.3176, "0,32\u00a0kr"],
    [12.5, "12,50\u00a0kr"],
    [99, "99\u00a0kr"],
    [0.0044, "0,0044\u00a0kr"],
    [0, "0\u00a0kr"],
  ])("show öre where kronor alone would tell nothing: %d", (value, text) => expect(formatKronor(value)).toBe(text));

  it("do not make a small share none at all", () => {
    expect(formatShare(4 / 90_000)).toBe("0,0044\u00a0%");
    expect(formatShare(0)).toBe("0\u00a0%");
  });
});
