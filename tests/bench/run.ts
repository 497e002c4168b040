import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import * as z from "zod";
import { printGoals } from "./goals.ts";
import { benchGrowth } from "./growth.ts";
import { benchInbox } from "./inbox.ts";
import { benchPages } from "./pages.ts";
import { benchSubmissions } from "./submissions.ts";
import { benchThroughput } from "./throughput.ts";

/**
 * `npm run bench`: prints tables, writes them to bench.json beside this file, and prints the goals beside them. Absolute
 * figures are this machine's; ratios are measured in one run. Names of tables choose some of them:
 * `npm run bench -- pages throughput`.
 */
const benches = {
  submissions: benchSubmissions,
  throughput: benchThroughput,
  pages: benchPages,
  inbox: benchInbox,
  growth: benchGrowth,
};

const FILE = "tests/bench/bench.json";
const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
const chosen = process.argv.slice(2);
// What is not measured now stays as it was, with its day.
const measured = existsSync(FILE)
  ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(FILE, "utf8")))
  : {};
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  measured[name] = { at: new Date().toISOString(), machine, rows: await bench() };
}
writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`);
printGoals(measured);
