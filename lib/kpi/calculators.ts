import {
  averageOrderValue,
  conversionRate,
  customerAcquisitionCost,
  customerLifetimeValue,
  returnRate,
} from "./formulas.ts";

/** Values of a calculator's inputs by name: SEK, counts, years, and shares as fractions. */
export type Inputs = Record<string, number>;

const input = (inputs: Inputs, name: string): number => {
  const value = inputs[name];
  if (value === undefined) throw new Error(`the input ${name} is missing`);
  return value;
};

/** How each KPI is counted from its inputs, by the KPI's id. Throws NoBasis when a divisor is zero. */
export const calculations = {
  konverteringsgrad: (inputs) => conversionRate({ orders: input(inputs, "orders"), visits: input(inputs, "visits") }),
  snittordervarde: (inputs) =>
    averageOrderValue({ revenue: input(inputs, "revenue"), orders: input(inputs, "orders") }),
  kundanskaffningskostnad: (inputs) =>
    customerAcquisitionCost({ cost: input(inputs, "cost"), newCustomers: input(inputs, "newCustomers") }),
  kundlivstidsvarde: (inputs) =>
    customerLifetimeValue({
      orderValue: input(inputs, "orderValue"),
      ordersPerYear: input(inputs, "ordersPerYear"),
      years: input(inputs, "years"),
      margin: input(inputs, "margin"),
    }),
  returgrad: (inputs) => returnRate({ returned: input(inputs, "returned"), sold: input(inputs, "sold") }),
} satisfies Record<string, (inputs: Inputs) => number>;

export type KpiId = keyof typeof calculations;
