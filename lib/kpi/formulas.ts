/**
 * The five KPI formulas. Amounts are in SEK, shares are fractions (0.024 is 2.4 %).
 * Each formula's public source stands beside its definition in content/kpi.ts.
 */

/** A formula was given a divisor of zero. */
export class NoBasis extends Error {
  override name = "NoBasis";
}

function divide(part: number, whole: number): number {
  if (whole === 0) throw new NoBasis("division by zero");
  return part / whole;
}

/** Conversion rate: orders per visit, as a fraction. Throws NoBasis without visits. */
export function conversionRate({ orders, visits }: { orders: number; visits: number }): number {
  return divide(orders, visits);
}

/** Average order value in SEK. Throws NoBasis without orders. */
export function averageOrderValue({ revenue, orders }: { revenue: number; orders: number }): number {
  return divide(revenue, orders);
}

/** Customer acquisition cost in SEK for each new customer. Throws NoBasis without new customers. */
export function customerAcquisitionCost({ cost, newCustomers }: { cost: number; newCustomers: number }): number {
  return divide(cost, newCustomers);
}

/**
 * Customer lifetime value in SEK: what a customer leaves in gross profit over the whole relation, not discounted.
 * `margin` is a fraction; `ordersPerYear` and `years` are averages.
 */
export function customerLifetimeValue(input: {
  orderValue: number;
  ordersPerYear: number;
  years: number;
  margin: number;
}): number {
  return input.orderValue * input.ordersPerYear * input.years * input.margin;
}

/** Return rate: items sent back per item sold, as a fraction. Throws NoBasis without sold items. */
export function returnRate({ returned, sold }: { returned: number; sold: number }): number {
  return divide(returned, sold);
}
