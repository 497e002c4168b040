import { once } from "node:events";
import { createServer } from "node:net";
import { watchCalendar } from "./calendar.ts";
import { failStart, prepareProcess, prepareSite, tellAddress, watchStarter } from "./prepare.ts";
import { ownNote } from "./supervisor.ts";
import { workerPool } from "./worker-pool.ts";

/**
 * `npm start`: owns the socket and hands what comes in to WORKERS processes; on SIGHUP (`npm run publicera`) new ones
 * take over with the new build.
 */

const STOP_MS = 9000;

/** Orders to show another build, one after the other. One that comes before the site stands is carried out when it does. */
function orders() {
  let early = false;
  let carryOut = () => {
    early = true;
  };
  process.on("SIGHUP", () => carryOut());
  return {
    begin(act: () => Promise<void>): void {
      let turn = Promise.resolve();
      carryOut = () => {
        turn = turn.then(act);
      };
      if (early) carryOut();
    },
  };
}

/** Until the site stands there is nothing to end but what is being built (run-task.ts). */
const endAtOnce = () => process.exit(0);

async function start(): Promise<void> {
  const reloads = orders();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, endAtOnce);
  const config = prepareProcess("production");
  await prepareSite(config, false);

  const note = ownNote(config.DATA_DIR);
  if (!note) console.warn("DATA_DIR: another site runs on it. `npm run publicera` reaches that one, and this one not.");
  let stands = false;
  let turns = 0;
  const noteState = () => {
    if (stands) note?.write({ turns, ...pool.state() });
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
    note?.remove();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.off(signal, endAtOnce).on(signal, () => void stop());
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
