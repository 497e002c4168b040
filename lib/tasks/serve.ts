import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, readdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { prepareFonts } from "#lib/build/fonts.ts";
import { STATIC_FOLDER, STATIC_TABLE } from "#lib/build/static-site.ts";
import { type Config, ConfigError, checkNamedFiles, prepareDataDir, readConfig } from "#lib/config/env.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { prepareSecret } from "#lib/config/secret.ts";
import { site } from "#lib/content/site.ts";
import { closeDatabase, database, migrate } from "#lib/db/database.ts";
import { answerExpectation, answerFault, answerNonsense, guard } from "#lib/http/guard.ts";
import { staticSite } from "#lib/http/static-site.ts";
import { jobsFor, startHousekeeping } from "#lib/jobs/housekeeping.ts";
import { leadAuthor } from "#lib/leads/author.ts";
import { keepConsentText } from "#lib/leads/consent.ts";
import { eraseAgain } from "#lib/leads/erase.ts";
import { failureText } from "#lib/mail/failure.ts";
import { troubledMails } from "#lib/mail/outbox.ts";
import { postOffice } from "#lib/mail/transport.ts";
import { startMailWorker } from "#lib/mail/worker.ts";
import { buildInfo, DIST, pathWithThisNode } from "./build-info.ts";
import { sourceHash } from "./source-hash.ts";

/** `npm start` and, with --dev, `npm run dev`: the site, its database and its mail worker in one process. */

const { dev } = parseArgs({ options: { dev: { type: "boolean", default: false } } }).values;

function prepareBuild(siteUrl: string): void {
  const info = buildInfo();
  if (info?.source !== sourceHash()) {
    console.log(info ? "The source has changed since the last build: building." : "No build yet: building.");
    // In a process of its own, which takes what a build needs of memory with it.
    const { status } = spawnSync(process.execPath, ["lib/tasks/run-build.ts"], { stdio: "inherit" });
    // It has said why.
    if (status !== 0) process.exit(1);
    return;
  }
  if (info.siteUrl !== siteUrl) {
    console.warn(
      `SITE_URL: the pages were built for ${info.siteUrl}, now it is ${siteUrl}. Run \`npm run build\` to change their links.`,
    );
  }
}

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

/** npm ends at once when it is told to, and sometimes without telling us: a starter that is gone means stop. */
function watchStarter(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event !== "start") return;
  const starter = process.ppid;
  setInterval(() => {
    if (process.ppid !== starter) void stop();
  }, 500).unref();
}

/** @throws the system's error when the address is not this machine's or the port cannot be had */
async function tryAddress(port: number, hostname: string): Promise<void> {
  const probe = createServer().listen(port, hostname);
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}

/** How long requests under way may take after the order to stop. */
const STOP_MS = 8000;

async function openStore(config: Config): Promise<void> {
  try {
    await migrate(database());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `${config.DATABASE_URL ? "DATABASE_URL" : "DATA_DIR"}: the database cannot be used (${reason})`,
    );
  }
  await keepConsentText(database());
  const back = await eraseAgain(database());
  if (back > 0) console.log(`${back} leads that had been erased came back with a backup and were erased again.`);
}

/** What whoever starts the site should know, one line each. */
async function tellOfWorries(config: Config): Promise<void> {
  const { controller } = site();
  const senders = [config.MAIL_FROM, config.MAIL_TEAM, site().email];
  if (Object.values(controller).some((text) => text.includes("[")) || senders.some((one) => /\.example>?$/.test(one))) {
    console.warn("content/sajt.yaml: the agency's legal name, number or addresses are still examples.");
  }
  const troubled = await troubledMails(database());
  const [newest] = troubled.slice(-1);
  if (!newest) return;
  const why = failureText(newest.last_error ?? "");
  console.warn(`${troubled.length} mails have not been delivered (${why}). See \`npm run leads -- mejl\`.`);
}

async function serve(): Promise<void> {
  // What is young is collected more often instead of growing to 64 MB: uploads pass through there, and memory is scarce.
  setFlagsFromString("--semi-space-growth-factor=1");
  const config = readConfig();
  const { PORT: port, HOST: hostname } = config;
  process.umask(0o077);
  prepareDataDir(config.DATA_DIR);
  checkOwner(config);
  checkNamedFiles(config);
  // The bundled code reads the same variables; what was left to its default is settled here, once.
  Object.assign(process.env, {
    SITE_URL: config.SITE_URL,
    DATA_DIR: config.DATA_DIR,
    PATH: pathWithThisNode(),
    NODE_ENV: dev ? "development" : "production",
  });
  prepareSecret();
  await tryAddress(port, hostname);
  if (dev) await prepareFonts();
  else prepareBuild(config.SITE_URL);

  await openStore(config);

  // Nothing of ours is upgraded but the live reload of development; a host is not needed to answer.
  const server = createServer({ requireHostHeader: false, shouldUpgradeCallback: () => dev });
  const app = next({ dev, hostname, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  const files = dev ? undefined : staticSite(path.join(DIST, STATIC_FOLDER), path.join(DIST, STATIC_TABLE));
  server.on("clientError", answerNonsense);
  server.on("checkExpectation", answerExpectation);
  server.on("request", (request, response) => {
    const fault = (error: unknown) => {
      log.error(errorFacts(error), "a page could not be answered");
      answerFault(response);
    };
    try {
      if (files?.answer(request, response) || guard(request, response) || files?.answerMissing(request, response))
        return;
    } catch (error) {
      fault(error);
      return;
    }
    handle(request, response).catch(fault);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const stopMail = startMailWorker(database(), postOffice(config), leadAuthor);
  const stopHousekeeping = startHousekeeping(database(), jobsFor(config.CLAMD));
  if (dev) (await import("./watch-content.ts")).watchContent();
  await tellOfWorries(config);
  console.log(`The site is at http://${hostname}:${port}/ (data in ${config.DATA_DIR}). Stop it with Ctrl+C.`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await Promise.all([closed, stopMail(), stopHousekeeping()]);
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  watchStarter(stop);
}

try {
  await serve();
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    console.error("PORT: the port is taken by another program");
  else if (error instanceof Error && "code" in error && error.code === "EACCES")
    console.error("PORT: this port may not be opened");
  else if (error instanceof Error && "code" in error && ["ENOTFOUND", "EADDRNOTAVAIL"].includes(String(error.code)))
    console.error("HOST: this machine has no such name or address");
  else console.error(error);
  process.exit(1);
}
