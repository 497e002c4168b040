import { once } from "node:events";
import { accessSync, constants, readdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { type Config, ConfigError, checkNamedFiles, prepareDataDir, readConfig } from "#lib/config/env.ts";
import { prepareSecret } from "#lib/config/secret.ts";
import { swedishDay } from "#lib/content/dates.ts";
import { site } from "#lib/content/site.ts";
import { BuildFailed, buildInfo, currentBuild, pathWithThisNode } from "./build-info.ts";
import { runTask } from "./run-task.ts";
import { sourceHash } from "./source-hash.ts";

/** @throws ConfigError naming what this user may not read and write, though it lies in DATA_DIR */
function checkOwner({ DATA_DIR }: Config): void {
  for (const name of readdirSync(DATA_DIR)) {
    const file = path.join(DATA_DIR, name);
    try {
      accessSync(file, constants.R_OK | constants.W_OK);
    } catch {
      throw new ConfigError(`DATA_DIR: ${file} cannot be read and written by the user that runs the site`);
    }
  }
}

/** Why there has to be a build now, or undefined. */
function reasonToBuild(folder: string | undefined): string | undefined {
  if (!folder) return "No build yet: building.";
  const { source, nextPublication } = buildInfo(folder);
  if (source !== sourceHash()) return "The source has changed since the last build: building.";
  return nextPublication && nextPublication <= swedishDay() ? "A page is to be published: building." : undefined;
}

async function prepareBuild(siteUrl: string): Promise<void> {
  const folder = currentBuild();
  const reason = reasonToBuild(folder);
  if (reason) {
    console.log(reason);
    if ((await runTask("run-build.ts")) === 0) return;
    // It has said why. A page that cannot be made is no reason to take all the others down.
    if (!folder) process.exit(1);
    console.error("The build failed: the site shows the one of before. Mend what is wrong, then `npm run publicera`.");
    return;
  }
  const built = folder && buildInfo(folder).siteUrl;
  if (built !== siteUrl) {
    console.warn(
      `SITE_URL: the pages were built for ${built}, now it is ${siteUrl}. Run \`npm run publicera\` to change their links.`,
    );
  }
}

/** @throws the system's error when the address is not this machine's or the port cannot be had */
async function tryAddress(port: number, hostname: string): Promise<void> {
  const probe = createServer().listen(port, hostname);
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}

/**
 * Whoever reads the log may end before the site does (a log collector that restarts). Without a listener the failed
 * write is an uncaught error, which the framework tells of by writing again, and again: the site answers nothing more.
 */
function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
}

/**
 * Sees that this process can run the site: its variables, its files.
 * @throws ConfigError with one line naming the variable that cannot work
 */
export function prepareProcess(mode: "production" | "development"): Config {
  outliveReaders();
  const config = readConfig();
  process.umask(0o077);
  prepareDataDir(config.DATA_DIR);
  checkOwner(config);
  checkNamedFiles(config);
  // The bundled code reads the same variables; what was left to its default is settled here, once.
  Object.assign(process.env, {
    SITE_URL: config.SITE_URL,
    DATA_DIR: config.DATA_DIR,
    PATH: pathWithThisNode(),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  prepareSecret();
  return config;
}

/** @throws ConfigError when the team is to get more or less by mail than the privacy page tells visitors */
function checkTeamNotice({ TEAM_NOTICE }: Config): void {
  if ((TEAM_NOTICE === "full") === site().teamGetsAll) return;
  throw new ConfigError(
    "TEAM_NOTICE: content/sajt.yaml must say the same (teammejl: allt goes with full), since the privacy page tells of it",
  );
}

/**
 * Sees that the site does what its pages say, that the address can be had and that there is a build of what lies here;
 * makes one where there is none.
 */
export async function prepareSite(config: Config, dev: boolean): Promise<void> {
  await tryAddress(config.PORT, config.HOST);
  if (dev) {
    // Loaded when it is needed: what makes fonts and scripts weighs more than what serves pages.
    await import("./make-assets.ts");
    return;
  }
  checkTeamNotice(config);
  await prepareBuild(config.SITE_URL);
}

/** Says where the site is. */
export function tellAddress({ HOST, PORT, DATA_DIR }: Config): void {
  console.log(`The site is at http://${HOST}:${PORT}/ (data in ${DATA_DIR}). Stop it with Ctrl+C.`);
}

/** Says in one line why the site cannot start, and ends. */
export function failStart(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof ConfigError || error instanceof BuildFailed) console.error(error.message);
  else if (code === "ENOSPC") console.error("DATA_DIR: the disk is full");
  else if (code === "EADDRINUSE") console.error("PORT: the port is taken by another program");
  else if (code === "EACCES") console.error("PORT: this port may not be opened");
  else if (["ENOTFOUND", "EADDRNOTAVAIL"].includes(code))
    console.error("HOST: this machine has no such name or address");
  else console.error(error);
  process.exit(1);
}

/** npm ends at once when it is told to, and sometimes without telling us: a starter that is gone means stop. */
export function watchStarter(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== "start") return;
  const starter = process.ppid;
  setInterval(() => {
    if (process.ppid !== starter) stop();
  }, 500).unref();
}
