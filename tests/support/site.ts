import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import * as z from "zod";
import type { LeadHistory } from "#lib/leads/lead-history.ts";
import { freePort } from "./postgres.ts";

/** What a program needs of this machine, and nothing that was set for another run. */
const processEnv = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" } as const;

export interface Site {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** What the server has printed so far. */
  output: () => string;
  /** The e-mails written as files so far. */
  mails: () => Promise<ParsedMail[]>;
  /** Ends the server with SIGTERM and removes its data. */
  stop: () => Promise<void>;
}

/** Waits until the check gives something, for at most `limit` milliseconds. */
export async function eventually<T>(check: () => Promise<T | undefined> | T | undefined, limit = 15_000): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`nothing came within ${limit} ms: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * The site as `npm start` runs it, on a free port with data of its own. Each test says which address it comes from.
 * With `--dev` as an argument it is the editors' preview, and in another folder that of a copy of the project.
 */
export async function startSite(
  env: Record<string, string> = {},
  { dataDir = mkdtempSync(path.join(tmpdir(), "sajt-")), args = [] as readonly string[], cwd = "." } = {},
): Promise<Site> {
  const port = await freePort();
  const child = spawn(process.execPath, ["lib/tasks/serve.ts", ...args], {
    cwd,
    env: { ...processEnv, PORT: String(port), DATA_DIR: dataDir, TRUST_PROXY: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (printed += chunk));
  const url = `http://127.0.0.1:${port}`;
  const stopped = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // A test that fails does not come to stop it.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  await eventually(() => {
    if (child.exitCode !== null) throw new Error(`the site did not start:\n${printed}`);
    return printed.includes("The site is at") || undefined;
  }, 60_000);
  return {
    url,
    dataDir,
    process: child,
    output: () => printed,
    mails: async () => {
      const folder = path.join(dataDir, "mail");
      const names = readdirSync(dataDir).includes("mail")
        ? readdirSync(folder).filter((name) => name.endsWith(".eml"))
        : [];
      return Promise.all(names.sort().map((name) => simpleParser(readFileSync(path.join(folder, name)))));
    },
    stop: async () => {
      child.kill("SIGTERM");
      await stopped;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Ran {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs one of the command-line tasks to its end, here or in a copy of the project. */
export async function runTask(
  task: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  cwd = ".",
): Promise<Ran> {
  const child = spawn(process.execPath, [`lib/tasks/${task}.ts`, ...args], { cwd, env: { ...processEnv, ...env } });
  const ran: Ran = { code: null, output: "", errors: "" };
  child.stdout.on("data", (chunk: Buffer) => (ran.output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (ran.errors += chunk));
  ran.code = await new Promise((resolve) => child.once("close", resolve));
  return ran;
}

/** What `npm run leads -- show` prints of one lead. */
export async function lead(site: Pick<Site, "dataDir">, reference: string): Promise<LeadHistory> {
  const { output } = await runTask("leads", ["show", reference], { DATA_DIR: site.dataDir });
  return JSON.parse(output);
}

/** What `npm run leads -- export` prints, one reference a lead. */
export async function storedReferences(
  site: Pick<Site, "dataDir">,
  env: Record<string, string> = {},
): Promise<string[]> {
  const { output } = await runTask("leads", ["export", "--format", "json"], { DATA_DIR: site.dataDir, ...env });
  const leads: LeadHistory[] = JSON.parse(output);
  return leads.map((lead) => lead.reference);
}

const mailReportSchema = z.object({
  vantar: z.number(),
  uppgivna: z.number(),
  mejl: z.array(
    z.object({
      referens: z.string().optional(),
      mejl: z.string(),
      status: z.string(),
      skal: z.string(),
      kod: z.string(),
    }),
  ),
});

/** What `npm run leads -- mejl` prints of the mail queue. */
export async function mailReport(site: Pick<Site, "dataDir">, env: Record<string, string> = {}) {
  const { output } = await runTask("leads", ["mejl"], { DATA_DIR: site.dataDir, ...env });
  return mailReportSchema.parse(JSON.parse(output));
}
