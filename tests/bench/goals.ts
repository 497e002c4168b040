import * as z from "zod";

/** What `bench.json` holds, as far as goals ask. */
const measuredSchema = z.record(z.string(), z.object({ rows: z.record(z.string(), z.record(z.string(), z.number())) }));

const GUIDE = "/guider/e-commerce-manager";
const THOUSAND = "1000 guides more";

interface Goal {
  what: string;
  /** Where the figure stands: table, row, column. */
  at: readonly [table: string, row: string, column: string];
  /** Before the work on speed began, where it was measured. */
  first?: number;
  least?: number;
  most?: number;
}

const goals: readonly Goal[] = [
  { what: "guide, requests, bare file = 1", at: ["throughput", "guide", "bare = 1"], first: 0.04, least: 0.5 },
  { what: "contact form, requests a second", at: ["throughput", "contact", "per second"], first: 160, least: 320 },
  {
    what: "calculator as it is opened",
    at: ["throughput", "tool as it is opened", "per second"],
    first: 132,
    least: 264,
  },
  {
    what: "calculator with a new result",
    at: ["throughput", "tool with a new result", "per second"],
    first: 132,
    least: 264,
  },
  { what: "guide on a slow line: load, bare = 1", at: ["pages", GUIDE, "load, bare = 1"], first: 1.9, most: 1.4 },
  { what: "the same: LCP, bare = 1", at: ["pages", GUIDE, "LCP, bare = 1"], first: 1.36, most: 1.2 },
  { what: "the same: blocking ms", at: ["pages", GUIDE, "blocking ms"], most: 0 },
  { what: "the same: layout shift", at: ["pages", GUIDE, "layout shift"], first: 0.34, most: 0.01 },
  { what: "build with 1,000 guides more, seconds", at: ["growth", THOUSAND, "seconds"], most: 90 },
  { what: "the same: MB of all processes", at: ["growth", THOUSAND, "MB at most"], most: 1536 },
  { what: "search among them, p95 ms", at: ["growth", THOUSAND, "search p95, ms"], most: 20 },
];

/** Prints what is to be reached beside what was measured, from all that bench.json holds. */
export function printGoals(measured: unknown): void {
  const tables = measuredSchema.parse(measured);
  const rows = goals.map(({ what, at: [table, row, column], first, least = Number.NEGATIVE_INFINITY, most }) => {
    const now = tables[table]?.rows[row]?.[column];
    const reached = now === undefined ? "" : now >= least && now <= (most ?? Number.POSITIVE_INFINITY) ? "yes" : "no";
    const goal = most === undefined ? `at least ${least}` : `at most ${most}`;
    return { what, "at first": first ?? "", now: now ?? "not measured", goal, reached };
  });
  console.log("\nGoals");
  console.table(rows);
}
