import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { swedishDay } from "#lib/content/dates.ts";
import { runningSupervisor } from "#lib/tasks/supervisor.ts";
import { freePort } from "#tests/support/postgres.ts";
import { copyProject } from "#tests/support/project-copy.ts";
import { eventually } from "#tests/support/site.ts";

const DAY_MS = 86_400_000;
const LONGEST_BUILD_MS = 180_000;
const GUIDE = "/guider/annons-och-intervju";
const LATER = "/guider/prov-av-kalendern";

const project = copyProject();

const guideFile = (address: string) => path.join(project, `content${address}.mdx`);
const text = readFileSync(guideFile(GUIDE), "utf8");
const waiting = text
  .replace(/^titel: .*$/m, "titel: Prov av kalendern")
  .replace(/^rubrik: .*$/m, "rubrik: Prov av kalendern")
  .replace(/^ordning: .*$/m, `ordning: 99\npubliceras: ${swedishDay(new Date(Date.now() + DAY_MS))}`);
writeFileSync(guideFile(LATER), waiting);

const dataDir = path.join(project, "data");
const site = { url: `http://127.0.0.1:${await freePort()}` };
const tomorrow = path.join(project, "data-tomorrow");
const env = {
  ...process.env,
  NODE_ENV: "production" as const,
  PORT: new URL(site.url).port,
  DATA_DIR: dataDir,
  TRUST_PROXY: "1",
  NODE_OPTIONS: `--import ${pathToFileURL(path.resolve("tests/support/moved-clock.ts"))}`,
  CLOCK_MOVED: tomorrow,
};

interface Program {
  process: ChildProcess;
  printed: () => string;
}

function run(task: string): Program {
  const program = spawn(process.execPath, [`lib/tasks/${task}.ts`], { cwd: project, env });
  let printed = "";
  for (const stream of [program.stdout, program.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk));
  return { process: program, printed: () => printed };
}

let supervisor: Program | undefined;

/** @param log what becomes of what it prints: `unread` stands for a collector that has ended */
async function start(log: "read" | "unread" = "read"): Promise<Program> {
  const program = run("start");
  supervisor = program;
  if (log === "unread") {
    program.process.stdout?.destroy();
    program.process.stderr?.destroy();
  }
  await eventually(() => {
    if (program.process.exitCode !== null) throw new Error(`the site did not start:\n${program.printed()}`);
    return runningSupervisor(dataDir);
  }, LONGEST_BUILD_MS);
  return program;
}

async function end(): Promise<void> {
  if (!supervisor) return;
  const gone = once(supervisor.process, "exit");
  supervisor.process.kill("SIGTERM");
  await gone;
}

afterAll(async () => {
  await end();
  rmSync(project, { recursive: true, force: true });
}, 60_000);

const status = async (address: string) => (await fetch(site.url + address)).status;

/** Reads, as often as one network may, until it is told to stop, and then tells what went wrong. */
function visitors(): () => Promise<string[]> {
  const failures: string[] = [];
  let open = true;
  const visitor = async () => {
    while (open) {
      for (const address of [GUIDE, "/kontakt", "/verktyg/kpi?tank-om.visitors=1000"]) {
        const answered = await status(address).catch(String);
        if (answered !== 200) failures.push(`${address}: ${answered}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
  };
  const all = Promise.all([visitor(), visitor()]);
  return async () => {
    open = false;
    await all;
    return failures;
  };
}

describe("a site that stands", () => {
  it("is built, and publishes a page by itself on its day, while it is read and its log is not", async () => {
    await start("unread");
    expect(await status(LATER)).toBe(404);
    expect(await (await fetch(`${site.url}/sitemap.xml`)).text()).not.toContain(LATER);
    const stop = visitors();
    writeFileSync(tomorrow, "");
    await eventually(async () => ((await status(LATER)) === 200 ? true : undefined), LONGEST_BUILD_MS);
    expect(await stop()).toEqual([]);
    expect(await (await fetch(`${site.url}/sitemap.xml`)).text()).toContain(LATER);
  });

  it("goes on as it was when what is to be published is wrong, and says what", async () => {
    writeFileSync(guideFile(GUIDE), text.replace(/^titel: .*\n/m, ""));
    const publishing = run("publish");
    const [code] = await once(publishing.process, "close");
    expect(code).toBe(1);
    expect(publishing.printed()).toContain(`content${GUIDE}.mdx`);
    expect(await status(GUIDE)).toBe(200);
  });

  it("comes back with the build of before when it is started again, and says so", async () => {
    await end();
    const again = await start();
    expect(again.printed()).toContain("The build failed: the site shows the one of before.");
    expect(await status(GUIDE)).toBe(200);
  });

  it("shows what was mended once it is published", async () => {
    writeFileSync(guideFile(GUIDE), text.replace(/^rubrik: .*$/m, "rubrik: En annan rubrik"));
    const publishing = run("publish");
    const [code] = await once(publishing.process, "close");
    expect(code, publishing.printed()).toBe(0);
    expect(await (await fetch(site.url + GUIDE)).text()).toContain("En annan rubrik");
  });

  it("goes on with the build that it shows when workers of another do not start, and points back to it", async () => {
    const link = path.join(project, ".next-current");
    const shown = readlinkSync(link);
    const before = runningSupervisor(dataDir);
    symlinkSync(path.join(project, "content"), `${link}.new`);
    renameSync(`${link}.new`, link);
    const stop = visitors();
    supervisor?.process.kill("SIGHUP");
    await eventually(() => runningSupervisor(dataDir)?.turns === (before?.turns ?? 0) + 1 || undefined, 60_000);
    expect(await stop()).toEqual([]);
    expect(readlinkSync(link)).toBe(shown);
    expect(runningSupervisor(dataDir)?.workers).toEqual(before?.workers);
    expect(await (await fetch(site.url + GUIDE)).text()).toContain("En annan rubrik");
  });
});
