import { Worker } from "node:worker_threads";
import type { CvProblem, CvVerdict } from "./verdict.ts";

/**
 * The process that CVs are read in, beside the server's (see judge.ts). The reading itself is done by a thread, so
 * that this one can look at the memory meanwhile, wherever a parser may take it from.
 */

/** What the thread may use for objects. */
const HEAP_MB = 96;
/** What the whole process may use. Before they read, Node and the parsers take 100 MB for a DOCX, 150 MB for a PDF. */
const MOST_BYTES = 250 * 1024 * 1024;
/** A process that has grown so much makes room for a fresh one. */
const RETIRE_BYTES = 180 * 1024 * 1024;
const LOOK_EVERY_MS = 20;

const thread = new Worker(new URL("./judge-worker.ts", import.meta.url), {
  resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
  stdout: true,
  stderr: true,
});

function giveUp(problem: CvProblem): void {
  process.send?.({ verdict: { problem }, retire: true }, () => process.exit());
}

thread.on("message", (verdict: CvVerdict) => {
  process.send?.({ verdict, retire: process.memoryUsage.rss() > RETIRE_BYTES });
});
thread.on("error", (error: NodeJS.ErrnoException) =>
  giveUp(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "bomb" : "damaged"),
);
setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) giveUp("bomb");
}, LOOK_EVERY_MS);
process.on("message", (bytes) => thread.postMessage(bytes));
process.on("disconnect", () => process.exit());
// A stop is meant for the server, which finishes what it has in hand and then lets go of this process.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => {});
