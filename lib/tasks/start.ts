import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import path from "node:path";
import { errorFacts, log } from "#lib/config/log.ts";
import { swedishDay } from "#lib/content/dates.ts";
import { buildInfo, currentBuild, makeCurrent } from "./build-info.ts";
import { failStart, prepareProcess, prepareSite, tellAddress, watchStarter } from "./prepare.ts";
import { runTask } from "./run-task.ts";
import { SUPERVISOR_FILE } from "./supervisor.ts";

/**
 * `npm start`: owns the socket and hands each line to one of WORKERS processes (serve.ts). One that dies is started
 * again while lines wait; on SIGHUP (`npm run publicera`) new ones take over with the new build and the old ones end
 * when what they have in hand is done.
 */

/** A worker that dies again and again is started ever more slowly. */
const LONGEST_PAUSE_MS = 30_000;
/** So many lines may wait while no worker is ready. */
const MOST_WAITING = 2000;
const STOP_MS = 9000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const ready: ChildProcess[] = [];
const all = new Set<ChildProcess>();
/** Lines that a worker was handed and has not taken yet: should it die, another has them. */
const inHand = new Map<ChildProcess, Map<number, Socket>>();
let lines = 0;
const waiting: Socket[] = [];
let stopping = false;
let deaths = 0;

function hand(line: Socket): void {
  // In turn: the first of the row goes to its end.
  const worker = ready.shift();
  if (!worker) {
    if (waiting.length < MOST_WAITING) waiting.push(line);
    else line.destroy();
    return;
  }
  ready.push(worker);
  lines += 1;
  inHand.get(worker)?.set(lines, line);
  // The worker's end is told of by its exit.
  worker.send(lines, line, { keepOpen: true }, () => {});
}

const withdraw = (worker: ChildProcess) => {
  const place = ready.indexOf(worker);
  if (place >= 0) ready.splice(place, 1);
};

/** Starts a worker on the build that is to be shown. Resolves when it can take lines, rejects when it ends before. */
async function startWorker(args: readonly string[] = []): Promise<ChildProcess> {
  const worker = fork("lib/tasks/serve.ts", args);
  all.add(worker);
  // What it could not be told, its exit tells.
  worker.on("error", (error) => log.error(errorFacts(error), "a worker could not be reached"));
  const taken = new Map<number, Socket>();
  inHand.set(worker, taken);
  worker.on("message", (line) => {
    if (typeof line !== "number") return;
    // Only this process's hold on it ends: the worker has its own.
    taken.get(line)?.destroy();
    taken.delete(line);
  });
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("exit", () => {
      all.delete(worker);
      reject(new Error("a worker ended before it was ready"));
    });
  });
  ready.push(worker);
  worker.once("exit", (code, signal) => {
    const wasNeeded = ready.includes(worker);
    withdraw(worker);
    all.delete(worker);
    inHand.delete(worker);
    if (!stopping) for (const line of taken.values()) hand(line);
    if (!wasNeeded || stopping) return;
    log.error({ code, signal }, "a worker ended and is started again");
    void replace();
  });
  for (const line of waiting.splice(0)) hand(line);
  return worker;
}

let supervisorFile: string | undefined;
let shown: string | undefined;
let turns = 0;

/** Tells `npm run publicera` whom to signal, what is shown, and how many of its orders are done with. */
function noteState(): void {
  const workers = ready.map(({ pid }) => pid);
  if (!supervisorFile) return;
  // Whoever reads it meanwhile reads the note of before, not half of this one.
  writeFileSync(`${supervisorFile}.new`, JSON.stringify({ pid: process.pid, build: shown, turns, workers }));
  renameSync(`${supervisorFile}.new`, supervisorFile);
}

/** Starts a worker in the place of one that ended, until one holds. */
async function replace(): Promise<void> {
  deaths += 1;
  await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, (deaths - 1) * 1000)));
  if (stopping) return;
  try {
    await startWorker();
    noteState();
    setTimeout(() => (deaths = 0), MINUTE_MS).unref();
  } catch (error) {
    log.error(errorFacts(error), "a worker could not be started");
    void replace();
  }
}

/** Has a worker take no more lines and end when it is done. */
function end(worker: ChildProcess): void {
  withdraw(worker);
  if (worker.connected) worker.send("drain", () => {});
}

/** New workers take over; the old ones end when they are done. Where the new ones cannot start, the old ones go on. */
async function renew(count: number): Promise<void> {
  const old = [...ready];
  const build = currentBuild();
  const started: ChildProcess[] = [];
  try {
    for (let one = 0; one < count; one += 1) started.push(await startWorker());
  } catch (error) {
    log.error(errorFacts(error), "the new build could not be started; the old one goes on");
    for (const worker of started) end(worker);
    // A worker that dies now is started again on the build that works.
    if (shown) makeCurrent(shown);
    return;
  }
  for (const worker of old) end(worker);
  await Promise.all(old.map((worker) => worker.exitCode ?? worker.signalCode ?? once(worker, "exit")));
  shown = build;
}

/** Publishes by itself what waited for a day that has come. */
function watchCalendar(): void {
  let tried = 0;
  setInterval(() => {
    const folder = currentBuild();
    const day = folder && buildInfo(folder).nextPublication;
    if (!day || day > swedishDay() || Date.now() - tried < HOUR_MS) return;
    tried = Date.now();
    const failed = (why: object) => log.error(why, "a page could not be published on its day and is tried again");
    runTask("publish.ts").then(
      (code) => {
        if (code !== 0) failed({ code });
      },
      (error) => failed(errorFacts(error)),
    );
  }, MINUTE_MS).unref();
}

async function start(): Promise<void> {
  const config = prepareProcess("production");
  await prepareSite(config, false);
  const listener = createServer({ pauseOnConnect: true }, hand);
  listener.listen(config.PORT, config.HOST);
  await once(listener, "listening");

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    listener.close();
    for (const line of waiting.splice(0)) line.destroy();
    for (const worker of all) if (worker.connected) worker.send("stop", () => {});
    await Promise.all([...all].map((worker) => worker.exitCode ?? worker.signalCode ?? once(worker, "exit")));
    if (supervisorFile) rmSync(supervisorFile, { force: true });
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  watchStarter(() => void stop());

  try {
    await startWorker(["--tell"]);
    for (let one = 1; one < config.WORKERS; one += 1) await startWorker();
  } catch {
    // The worker has said why.
    process.exit(1);
  }
  supervisorFile = path.join(config.DATA_DIR, SUPERVISOR_FILE);
  shown = currentBuild();
  noteState();
  let turn = Promise.resolve();
  process.on("SIGHUP", () => {
    turn = turn
      .then(() => renew(config.WORKERS))
      .then(() => {
        turns += 1;
        noteState();
      });
  });
  watchCalendar();
  tellAddress(config);
}

try {
  await start();
} catch (error) {
  failStart(error);
}
