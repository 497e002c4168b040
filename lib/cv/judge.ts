import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "#lib/config/log.ts";
import { MOST_CV_BYTES } from "./size.ts";
import type { CvProblem, CvVerdict } from "./verdict.ts";

/** An honest CV takes a second at most on a slow machine. */
const LONGEST_MS = 20_000;
/** What a worker may use for objects, and what the process may grow by while it has a file in hand. */
const HEAP_MB = 160;
const GROWTH_BYTES = 200 * 1024 * 1024;
const LOOK_EVERY_MS = 50;
/** A worker with nothing to do is let go, and its memory with it. */
const IDLE_MS = 60_000;

// Its own file, run as it is: what reads hostile files must not share the server's bundle.
const WORKER = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/cv/judge-worker.ts");

/** After these a worker is not used again. */
const SUSPECT: readonly CvProblem[] = ["slow", "bomb", "damaged"];

let idle: Worker | undefined;
let goodbye: NodeJS.Timeout | undefined;

function startWorker(): Worker {
  const worker = new Worker(WORKER, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  return worker;
}

/** One file in one worker: whatever the file does, it costs that worker and not the site. */
function judgeIn(worker: Worker, bytes: Buffer): Promise<CvVerdict> {
  const start = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const end = (verdict: CvVerdict) => {
      clearTimeout(tooLong);
      clearInterval(watch);
      worker.off("message", end).off("error", onError).off("exit", onExit);
      resolve(verdict);
    };
    const onError = (error: NodeJS.ErrnoException) => {
      log.warn({ code: error.code ?? error.name }, "a CV broke its worker");
      end({ problem: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "bomb" : "damaged" });
    };
    const onExit = () => end({ problem: "damaged" });
    const tooLong = setTimeout(() => end({ problem: "slow" }), LONGEST_MS);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - start > GROWTH_BYTES) end({ problem: "bomb" });
    }, LOOK_EVERY_MS);
    worker.on("message", end).on("error", onError).on("exit", onExit);
    worker.postMessage(bytes);
  });
}

async function judge(bytes: Buffer): Promise<CvVerdict> {
  clearTimeout(goodbye);
  const worker = idle ?? startWorker();
  idle = undefined;
  const verdict = await judgeIn(worker, bytes);
  if ("problem" in verdict && SUSPECT.includes(verdict.problem)) {
    await worker.terminate();
    return verdict;
  }
  idle = worker;
  goodbye = setTimeout(() => {
    void idle?.terminate();
    idle = undefined;
  }, IDLE_MS).unref();
  return verdict;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Judges a CV and reads its text, in a worker with a limit on time and memory, one file after the other.
 * @returns type, flags and text, or why it was refused
 */
export function judgeCv(bytes: Buffer): Promise<CvVerdict> {
  if (bytes.length === 0) return Promise.resolve({ problem: "empty" });
  if (bytes.length > MOST_CV_BYTES) return Promise.resolve({ problem: "too-large" });
  const mine = last.then(() => judge(bytes));
  last = mine.catch(() => {});
  return mine;
}
