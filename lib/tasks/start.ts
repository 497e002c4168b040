import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { watchCalendar } from "./calendar.ts";
import { failStart, prepareProcess, prepareSite, tellAddress, watchStarter } from "./prepare.ts";
import { SUPERVISOR_FILE } from "./supervisor.ts";
import { type WorkerPool, workerPool } from "./worker-pool.ts";

/**
 * `npm start`: owns the socket and hands what comes in to WORKERS processes; on SIGHUP (`npm run publicera`) new ones
 * take over with the new build.
 */

const STOP_MS = 9000;

/** Orders to show another build, one after the other. One that comes before the site stands is carried out when it does. */
function orders() {
  let come = 0;
  let carryOut: () => void = () => (come += 1);
  process.on("SIGHUP", () => carryOut());
  return {
    begin(act: () => Promise<void>): void {
      let turn = Promise.resolve();
      carryOut = () => {
        turn = turn.then(act);
      };
      if (come > 0) carryOut();
    },
  };
}

/** Tells `npm run publicera` whom to signal, what is shown, and how many of its orders are done with. */
function writeNote(file: string, pool: WorkerPool, turns: number): void {
  // Whoever reads it meanwhile reads the note of before, not half of this one.
  writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, turns, ...pool.state() }));
  renameSync(`${file}.new`, file);
}

async function start(): Promise<void> {
  const reloads = orders();
  const config = prepareProcess("production");
  await prepareSite(config, false);

  const note = path.join(config.DATA_DIR, SUPERVISOR_FILE);
  let stands = false;
  let turns = 0;
  const noteState = () => {
    if (stands) writeNote(note, pool, turns);
  };
  const pool = workerPool(config.WORKERS, noteState);
  const listener = createServer({ pauseOnConnect: true }, pool.dispatch);
  listener.listen(config.PORT, config.HOST);
  await once(listener, "listening");

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    listener.close();
    await pool.stop();
    if (stands) rmSync(note, { force: true });
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  watchStarter(() => void stop());

  try {
    await pool.start();
  } catch {
    // The worker has said why.
    process.exit(1);
  }
  stands = true;
  noteState();
  reloads.begin(async () => {
    await pool.renew();
    turns += 1;
    noteState();
  });
  watchCalendar();
  tellAddress(config);
}

try {
  await start();
} catch (error) {
  failStart(error);
}
