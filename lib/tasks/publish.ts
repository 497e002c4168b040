import { spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { ConfigError, readConfig } from "#lib/config/env.ts";
import { build } from "./build.ts";
import { BuildFailed, makeCurrent } from "./build-info.ts";
import { runningSupervisor } from "./supervisor.ts";

/** `npm run publicera`: builds beside the running site, tries the build, and lets the site switch to it. */

const LONGEST_SWITCH_MS = MINUTE_MS;

async function publish(): Promise<string> {
  const folder = await build();
  const tried = spawnSync(process.execPath, ["lib/tasks/try-build.ts", folder], { stdio: "inherit" });
  if (tried.status !== 0) throw new BuildFailed("Det nya bygget fungerar inte. Sajten visar det gamla.");
  makeCurrent(folder);
  const { DATA_DIR } = readConfig();
  const supervisor = runningSupervisor(DATA_DIR);
  if (!supervisor) return "Publicerat. Sajten är inte igång; det nya visas när den startas.";
  process.kill(supervisor.pid, "SIGHUP");
  // Not by the time of day, which may be set meanwhile.
  const deadline = performance.now() + LONGEST_SWITCH_MS;
  let site: ReturnType<typeof runningSupervisor>;
  while ((site?.turns ?? 0) <= supervisor.turns) {
    if (performance.now() > deadline) throw new BuildFailed("Sajten har inte bytt till det nya bygget. Se dess logg.");
    await wait(200);
    site = runningSupervisor(DATA_DIR);
  }
  if (site?.build === folder) return "Publicerat. Sajten visar det nya.";
  throw new BuildFailed("Det nya bygget kunde inte startas. Sajten visar det gamla.");
}

try {
  console.log(await publish());
} catch (error) {
  if (!(error instanceof BuildFailed || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
