import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import * as z from "zod";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { log } from "#lib/config/log.ts";
import { Places } from "#lib/http/places.ts";
import { MOST_CV_BYTES } from "./size.ts";
import { type CvVerdict, cvVerdictSchema } from "./verdict.ts";

/** An honest CV takes a second, the heaviest that we have seen three. */
const LONGEST_MS = 8000;
/** A process with nothing to do is let go, and its memory with it. */
const IDLE_MS = MINUTE_MS;

// Its own file, run as it is: what reads hostile files must not share the server's bundle, nor its memory.
const PROGRAM = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/cv/judge-process.ts");

const answerSchema = z.object({ verdict: cvVerdictSchema, retire: z.boolean() });
type Answer = z.infer<typeof answerSchema>;

let idle: ChildProcess | undefined;
let goodbye: NodeJS.Timeout | undefined;

function startReader(): ChildProcess {
  // It is given nothing that the server knows: no secret, no address of a database.
  const reader = fork(PROGRAM, {
    env: { NODE_ENV: "production" },
    execArgv: [],
    serialization: "advanced",
    stdio: "ignore",
  });
  reader.on("exit", () => {
    if (idle === reader) idle = undefined;
  });
  return reader;
}

/** One file in one process: whatever the file does, it costs that process and not the site. */
function readIn(reader: ChildProcess, bytes: Buffer): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(tooLong);
      reader.off("message", onMessage).off("exit", onExit).off("error", onExit);
      resolve(answer);
    };
    const onExit = () => {
      log.warn("a CV broke the process that read it");
      end({ verdict: { problem: "damaged" }, retire: true });
    };
    const onMessage = (message: unknown) => {
      const { data } = answerSchema.safeParse(message);
      if (data) end(data);
      else onExit();
    };
    const tooLong = setTimeout(() => end({ verdict: { problem: "slow" }, retire: true }), LONGEST_MS);
    reader.on("message", onMessage).on("exit", onExit).on("error", onExit);
    reader.send(bytes);
  });
}

async function judge(bytes: Buffer): Promise<CvVerdict> {
  clearTimeout(goodbye);
  const used = idle;
  idle = undefined;
  const reader = used ?? startReader();
  const { verdict, retire } = await readIn(reader, bytes);
  if (retire) {
    reader.kill("SIGKILL");
    // It may have been what came before that filled the memory.
    return used && "problem" in verdict ? judge(bytes) : verdict;
  }
  idle = reader;
  goodbye = setTimeout(() => idle?.disconnect(), IDLE_MS).unref();
  return verdict;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Judges a CV and reads its text, in a process with a limit on time and memory, one file after the other.
 * @returns type, flags and text, or why it was refused
 */
export function judgeCv(bytes: Buffer): Promise<CvVerdict> {
  if (bytes.length === 0) return Promise.resolve({ problem: "empty" });
  if (bytes.length > MOST_CV_BYTES) return Promise.resolve({ problem: "too-large" });
  const mine = last.then(() => judge(bytes));
  last = mine.catch(() => {});
  return mine;
}

/** For files of visitors that are read or wait to be. */
const places = new Places(8, 2);

/**
 * Judges a CV that a visitor sends: as judgeCv, but in a line of no more than may be waited for. A file can be made that
 * takes seconds, and whoever sends many of them must not keep others waiting.
 * @param network that it comes from
 */
export async function judgeUpload(bytes: Buffer, network: string): Promise<CvVerdict | { problem: "busy" }> {
  const release = places.take(network);
  if (!release) return { problem: "busy" };
  try {
    return await judgeCv(bytes);
  } finally {
    release();
  }
}
