import { once } from "node:events";
import type { Server } from "node:http";
import { Socket } from "node:net";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { type Config, ConfigError } from "#lib/config/env.ts";
import { collectGarbage } from "#lib/config/garbage.ts";
import { errorFacts, errorText, log } from "#lib/config/log.ts";
import { site } from "#lib/content/site.ts";
import { filesOfUnknownSecrets } from "#lib/cv/files.ts";
import { closeDatabase, database, openForVisitors } from "#lib/db/database.ts";
import { jobsFor, startHousekeeping } from "#lib/jobs/housekeeping.ts";
import { leadAuthor } from "#lib/leads/author.ts";
import { keepConsentText } from "#lib/leads/consent.ts";
import { eraseAgain } from "#lib/leads/erase.ts";
import { webhookPayload } from "#lib/leads/webhook-payload.ts";
import { failureText } from "#lib/mail/failure.ts";
import { troubledMails } from "#lib/mail/outbox.ts";
import { postOffice } from "#lib/mail/transport.ts";
import { startMailWorker } from "#lib/mail/worker.ts";
import { startWebhookWorker } from "#lib/webhooks/worker.ts";
import { BuildFailed, currentBuild } from "./build-info.ts";
import { failStart, prepareProcess, prepareSite, tellAddress, watchStarter } from "./prepare.ts";
import { siteServer } from "./site-server.ts";
import { warmPages } from "./warm-pages.ts";

/**
 * The site, its database and its mail worker in one process: `npm run dev` with --dev, and a worker of `npm start`,
 * which takes its lines from the supervisor (start.ts). With --tell it says what whoever starts the site should know.
 */

const { dev, tell } = parseArgs({
  options: { dev: { type: "boolean", default: false }, tell: { type: "boolean", default: false } },
}).values;
const supervised = process.send !== undefined;

/** How long requests under way may take after the order to stop, and idle lines before they are let go. */
const STOP_MS = 8000;

async function openStore(config: Config): Promise<void> {
  try {
    await openForVisitors();
  } catch (error) {
    const name = config.DATABASE_URL ? "DATABASE_URL" : "DATA_DIR";
    throw new ConfigError(`${name}: the database cannot be used (${errorText(error)})`);
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
  const unreadable = await filesOfUnknownSecrets(database());
  if (unreadable > 0) {
    console.warn(
      `APP_SECRET: ${unreadable} CVs are encrypted with a secret that is not known, and cannot be opened. Add it to APP_SECRET_PREVIOUS.`,
    );
  }
  const troubled = await troubledMails(database());
  const [newest] = troubled.slice(-1);
  if (!newest) return;
  const why = failureText(newest.last_error ?? "");
  console.warn(`${troubled.length} mails have not been delivered (${why}). See \`npm run leads -- mejl\`.`);
}

/** Has each kind of page drawn before anyone is let in, and clears away what that took. */
async function warm(server: Server): Promise<void> {
  try {
    await warmPages(server);
  } catch (error) {
    log.warn(errorFacts(error), "the pages could not be drawn ahead of visitors");
  }
  collectGarbage("major");
}

async function serve(): Promise<void> {
  // What is young is collected more often instead of growing to 64 MB: uploads pass through there, and memory is scarce.
  setFlagsFromString("--semi-space-growth-factor=1");
  const config = prepareProcess(dev ? "development" : "production");
  // The supervisor may end before this one stands: then nobody would ever end it.
  const alone = () => process.exit(0);
  if (supervised && !process.connected) alone();
  process.once("disconnect", alone);
  if (!supervised) await prepareSite(config, dev);
  const build = dev ? undefined : currentBuild();
  // Without one the framework would take itself to be in development.
  if (!dev && !build) throw new BuildFailed("There is no build to show. Run `npm run build`.");
  await openStore(config);

  const server = await siteServer(config, build);
  const lines = new Set<Socket>();
  server.on("connection", (line: Socket) => {
    lines.add(line);
    line.once("close", () => lines.delete(line));
  });
  if (!dev) await warm(server);
  if (!supervised) {
    server.listen(config.PORT, config.HOST);
    await once(server, "listening");
  }
  const stopMail = startMailWorker(database(), postOffice(config), leadAuthor);
  const stopHousekeeping = startHousekeeping(database(), jobsFor(config.CLAMD));
  const stopWebhooks = startWebhookWorker(database(), webhookPayload);
  const stopJobs = () => Promise.all([stopMail(), stopHousekeeping(), stopWebhooks()]);
  if (tell || !supervised) await tellOfWorries(config);
  if (dev) (await import("./watch-content.ts")).watchContent();

  let stopping = false;
  /** Ends when what is under way is done. Idle lines are closed at once, or, where others go on, when they time out. */
  const stop = async (idle: "close" | "wait") => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    server.prependListener("request", (_request, response) => {
      response.shouldKeepAlive = false;
    });
    if (server.listening) server.close();
    if (idle === "close") server.closeIdleConnections();
    const jobs = stopJobs();
    while (lines.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (idle === "close") server.closeIdleConnections();
    }
    await jobs;
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("close"));
  process.on("SIGINT", () => void stop("close"));
  if (supervised) {
    process.on("message", (order, line) => {
      if (order === "stop") void stop("close");
      else if (order === "drain") void stop("wait");
      else if (line instanceof Socket) {
        process.send?.(order);
        server.emit("connection", line);
        line.resume();
      }
    });
    process.off("disconnect", alone).on("disconnect", () => void stop("close"));
    // Sets up what watches over half-open lines: the server itself never listens.
    server.emit("listening");
    process.send?.("ready");
    return;
  }
  watchStarter(() => void stop("close"));
  tellAddress(config);
}

try {
  await serve();
} catch (error) {
  failStart(error);
}
