import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { answerOnSocket } from "#lib/http/raw-answer.ts";
import { currentBuild, makeCurrent } from "./build-info.ts";

/** A worker that dies again and again is started ever more slowly. */
const LONGEST_PAUSE_MS = 30_000;
/** So many sockets may wait while no worker is ready, and so long. */
const MOST_WAITING = 2000;
const LONGEST_WAIT_MS = 10_000;

export interface WorkerPool {
  /** Hands a socket to the next worker; it waits while none is ready. */
  dispatch: (socket: Socket) => void;
  /** Starts the workers. @throws Error when one of them ends before it is ready: it has said why */
  start: () => Promise<void>;
  /** New workers take over; the old ones end when they are done. Where the new ones cannot start, the old ones go on. */
  renew: () => Promise<void>;
  /** Ends all workers. Resolves when they are gone. */
  stop: () => Promise<void>;
  /** The folder of the build that is shown, and who shows it. */
  state: () => { build: string | undefined; workers: number[] };
}

const hasEnded = (worker: ChildProcess) => worker.exitCode ?? worker.signalCode ?? once(worker, "exit");

/**
 * So many processes (serve.ts) that answer what comes in on one socket. One that dies is started again while others, or
 * whoever waits, are kept.
 * @param changed called when another worker has taken a dead one's place
 */
export function workerPool(size: number, changed: () => void): WorkerPool {
  /** In the order of their turns. */
  const ready: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let starting = 0;
  /** Sockets that a worker was handed and has not taken yet: should it die, another has them. */
  const inHand = new Map<ChildProcess, Map<number, Socket>>();
  let sockets = 0;
  const waiting: Socket[] = [];
  let stopping = false;
  let deaths = 0;
  let shown: string | undefined;

  function keepWaiting(socket: Socket): void {
    waiting.push(socket);
    setTimeout(() => {
      const place = waiting.indexOf(socket);
      if (place < 0) return;
      waiting.splice(place, 1);
      socket.on("error", () => {});
      socket.resume();
      answerOnSocket(socket, 503, "Sajten svarar inte just nu", "Vänta en stund och ladda om sidan.");
    }, LONGEST_WAIT_MS).unref();
  }

  function dispatch(socket: Socket): void {
    const worker = ready.shift();
    if (!worker) {
      if (waiting.length < MOST_WAITING) keepWaiting(socket);
      else socket.destroy();
      return;
    }
    ready.push(worker);
    sockets += 1;
    inHand.get(worker)?.set(sockets, socket);
    // The worker's end is told of by its exit.
    worker.send(sockets, socket, { keepOpen: true }, () => {});
  }

  function withdraw(worker: ChildProcess): void {
    const place = ready.indexOf(worker);
    if (place >= 0) ready.splice(place, 1);
  }

  /** Resolves when the worker can take sockets, rejects when it ends before or could not be started at all. */
  async function isReady(worker: ChildProcess): Promise<void> {
    starting += 1;
    try {
      await new Promise<void>((resolve, reject) => {
        worker.once("message", () => resolve());
        worker.once("exit", () => reject(new Error("a worker ended before it was ready")));
        worker.once("error", reject);
      });
    } catch (error) {
      all.delete(worker);
      inHand.delete(worker);
      throw error;
    } finally {
      starting -= 1;
    }
  }

  /** Starts a worker on the build that is to be shown. */
  async function startWorker(args: readonly string[] = []): Promise<ChildProcess> {
    const worker = fork("lib/tasks/serve.ts", args);
    all.add(worker);
    // What it could not be told, its exit tells.
    worker.on("error", (error) => log.error(errorFacts(error), "a worker could not be reached"));
    const taken = new Map<number, Socket>();
    inHand.set(worker, taken);
    worker.on("message", (socket) => {
      if (typeof socket !== "number") return;
      // Only this process's hold on it ends: the worker has its own.
      taken.get(socket)?.destroy();
      taken.delete(socket);
    });
    await isReady(worker);
    ready.push(worker);
    worker.once("exit", (code, signal) => {
      const wasNeeded = ready.includes(worker);
      withdraw(worker);
      all.delete(worker);
      inHand.delete(worker);
      if (!stopping) for (const socket of taken.values()) dispatch(socket);
      if (!wasNeeded || stopping) return;
      log.error({ code, signal }, "a worker ended and is started again");
      void fill();
    });
    for (const socket of waiting.splice(0)) dispatch(socket);
    return worker;
  }

  /** Starts workers in the place of those that ended, until there are as many as there should be. */
  async function fill(): Promise<void> {
    while (!stopping && ready.length + starting < size) {
      await wait(Math.min(LONGEST_PAUSE_MS, deaths * 1000));
      deaths += 1;
      // Others may have come meanwhile, with a new build.
      if (stopping || ready.length + starting >= size) return;
      try {
        await startWorker();
        changed();
        setTimeout(() => (deaths = 0), MINUTE_MS).unref();
      } catch (error) {
        log.error(errorFacts(error), "a worker could not be started");
      }
    }
  }

  /** Has a worker take no more sockets and end when it is done. */
  function drain(worker: ChildProcess): void {
    withdraw(worker);
    if (worker.connected) worker.send("drain", () => {});
  }

  async function renew(): Promise<void> {
    const old = [...ready];
    const build = currentBuild();
    const started: ChildProcess[] = [];
    try {
      while (started.length < size) started.push(await startWorker());
    } catch (error) {
      log.error(errorFacts(error), "the new build could not be started; the old one goes on");
      for (const worker of started) drain(worker);
      // A worker that dies now is started again on the build that works.
      if (shown) makeCurrent(shown);
      void fill();
      return;
    }
    for (const worker of old) drain(worker);
    await Promise.all(old.map(hasEnded));
    shown = build;
  }

  async function start(): Promise<void> {
    shown = currentBuild();
    await startWorker(["--tell"]);
    while (ready.length + starting < size) await startWorker();
  }

  async function stop(): Promise<void> {
    stopping = true;
    for (const socket of waiting.splice(0)) socket.destroy();
    for (const worker of all) if (worker.connected) worker.send("stop", () => {});
    await Promise.all([...all].map(hasEnded));
  }

  return {
    dispatch,
    start,
    renew,
    stop,
    state: () => ({ build: shown, workers: ready.flatMap(({ pid }) => pid ?? []) }),
  };
}
