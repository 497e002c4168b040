import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kpis } from "#content/kpi.ts";
import { formatKronor, formatNumber, formatShare } from "#lib/kpi/format.ts";
import {
  averageOrderValue,
  conversionRate,
  customerAcquisitionCost,
  customerLifetimeValue,
  NoBasis,
  returnRate,
} from "#lib/kpi/formulas.ts";

const count = fc.integer({ min: 0, max: 1_000_000_000 });
const some = fc.integer({ min: 1, max: 1_000_000_000 });
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the formulas", () => {
  it("give a share of at most one when the part is no larger than the whole", () => {
    fc.assert(
      fc.property(some, share, (whole, part) => {
        for (const value of [
          conversionRate({ orders: whole * part, visits: whole }),
          returnRate({ returned: whole * part, sold: whole }),
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it("can be counted back to what went in", () => {
    fc.assert(
      fc.property(amount, some, (sum, number) => {
        expect(averageOrderValue({ revenue: sum, orders: number }) * number).toBeCloseTo(sum, 2);
        expect(customerAcquisitionCost({ cost: sum, newCustomers: number }) * number).toBeCloseTo(sum, 2);
      }),
    );
  });

  it("multiply a customer's value in every part alike", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        share,
        (orderValue, years, margin) => {
          const one = customerLifetimeValue({ orderValue, ordersPerYear: 1, years, margin });
          expect(customerLifetimeValue({ orderValue, ordersPerYear: 2, years, margin })).toBeCloseTo(2 * one, 4);
          expect(customerLifetimeValue({ orderValue, ordersPerYear: 1, years: 2 * years, margin })).toBeCloseTo(
            2 * one,
            4,
          );
        },
      ),
    );
  });

  it("have no answer without a basis", () => {
    fc.assert(
      fc.property(count, (any) => {
        expect(() => conversionRate({ orders: any, visits: 0 })).toThrow(NoBasis);
        expect(() => averageOrderValue({ revenue: any, orders: 0 })).toThrow(NoBasis);
        expect(() => customerAcquisitionCost({ cost: any, newCustomers: 0 })).toThrow(NoBasis);
        expect(() => returnRate({ returned: any, sold: 0 })).toThrow(NoBasis);
      }),
    );
  });
});

describe("the KPIs of the guide", () => {
  it("have results that follow from their numbers", () => {
    expect(kpis.map((kpi) => kpi.example.result)).toEqual([
      "2,4\u00a0%",
      "1\u00a0250\u00a0kr",
      "350\u00a0kr",
      "2\u00a0625\u00a0kr",
      "13\u00a0%",
    ]);
  });

  it("each name a public source", () => {
    for (const { source } of kpis) expect(source.url).toMatch(/^https:\/\//);
  });
});

describe("numbers on screen", () => {
  it("are Swedish, with non-breaking spaces", () => {
    expect(formatNumber(1_234_567.891, 2)).toBe("1\u00a0234\u00a0567,89");
    expect(formatKronor(1250)).toBe("1\u00a0250\u00a0kr");
    expect(formatShare(0.024)).toBe("2,4\u00a0%");
  });
});
