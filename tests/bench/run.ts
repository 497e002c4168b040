import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { benchGrowth } from "./growth.ts";
import { benchInbox } from "./inbox.ts";
import { benchPages } from "./pages.ts";
import { benchSubmissions } from "./submissions.ts";
import { benchThroughput } from "./throughput.ts";

/**
 * `npm run bench`: prints tables and writes them to bench.json beside this file. Absolute figures are this machine's; ratios are measured
 * in one run. Names of tables choose some of them: `npm run bench -- pages throughput`.
 */
const benches = {
  submissions: benchSubmissions,
  throughput: benchThroughput,
  pages: benchPages,
  inbox: benchInbox,
  growth: benchGrowth,
};

const chosen = process.argv.slice(2);
const measured: Record<string, unknown> = {
  at: new Date().toISOString(),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}`,
  node: process.version,
};
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) measured[name] = await bench();
}
writeFileSync("tests/bench/bench.json", `${JSON.stringify(measured, null, 2)}\n`);
