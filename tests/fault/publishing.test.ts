import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { runningSupervisor } from "#lib/tasks/supervisor.ts";
import { SHARED_SECRET, sendOne } from "#tests/support/load.ts";
import { freePort } from "#tests/support/postgres.ts";
import { eventually, runTask, storedReferences } from "#tests/support/site.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "byte-"));
const site = { url: "", dataDir };
let supervisor: ChildProcess;

const startSupervisor = (folder: string, port: number, workers: number) =>
  spawn(process.execPath, ["lib/tasks/start.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: folder,
      APP_SECRET: SHARED_SECRET,
      TRUST_PROXY: "1",
      WORKERS: String(workers),
      LOG_LEVEL: "silent",
    },
    stdio: "inherit",
  });

async function end(running: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => running.once("exit", resolve));
  running.kill("SIGTERM");
  await gone;
  rmSync(folder, { recursive: true });
}

beforeAll(async () => {
  const port = await freePort();
  site.url = `http://127.0.0.1:${port}`;
  supervisor = startSupervisor(dataDir, port, 2);
  await eventually(() => runningSupervisor(dataDir), 60_000);
}, 90_000);

afterAll(() => end(supervisor, dataDir));

const isGone = (pid: number) => !readdirSync("/proc").includes(String(pid));

const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);

const workers = (): number[] => runningSupervisor(dataDir)?.workers ?? [];

/** So many ask at once. */
const VISITORS = 16;
const PAGES = ["/", "/guider/e-commerce-manager", "/verktyg/kpi", "/sok?q=rekrytering"];
const REQUESTS = 1000;

/** Reads and submits until all are asked, and does something when half of them are. Returns what went wrong. */
async function askWhile(act: () => void): Promise<{ failures: string[]; references: string[] }> {
  const failures: string[] = [];
  const references: string[] = [];
  let asked = 0;
  const visitor = async () => {
    while (asked < REQUESTS) {
      asked += 1;
      if (asked === REQUESTS / 2) act();
      const turn = asked;
      if (turn % 10 === 0) {
        const sent = await sendOne(site);
        if (sent) references.push(sent.reference);
        else failures.push("a form was not taken");
        continue;
      }
      try {
        const answer = await fetch(site.url + (PAGES[turn % PAGES.length] ?? "/"));
        await answer.arrayBuffer();
        if (answer.status !== 200) failures.push(String(answer.status));
      } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        failures.push(cause instanceof Error && "code" in cause ? String(cause.code) : String(cause));
      }
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitor));
  return { failures, references };
}

describe("the site while it is changed", () => {
  it("answers a thousand requests, forms among them, across the switch to another build", async () => {
    const before = workers();
    const { failures, references } = await askWhile(() => supervisor.kill("SIGHUP"));
    expect(failures).toEqual([]);
    await eventually(() => (workers().some((pid) => before.includes(pid)) ? undefined : true), 30_000);
    expect(workers()).toHaveLength(2);
    expect(await storedReferences(site)).toEqual(expect.arrayContaining(references));
  }, 120_000);

  it("refuses no line when every worker is killed, and loses no request but those they had in hand", async () => {
    const before = workers();
    const { failures, references } = await askWhile(() => {
      for (const pid of before) process.kill(pid, "SIGKILL");
    });
    expect(failures.filter((failure) => failure === "ECONNREFUSED")).toEqual([]);
    // Each visitor may have had a line to each of them.
    expect(failures.length).toBeLessThanOrEqual(VISITORS * before.length);
    expect(await storedReferences(site)).toEqual(expect.arrayContaining(references));
    await eventually(() => (workers().length === 2 && !workers().some((pid) => before.includes(pid))) || undefined);
  }, 120_000);

  it("has as many workers as it should when one dies while it is changed", async () => {
    const turns = runningSupervisor(dataDir)?.turns ?? 0;
    const [one = 0] = workers();
    process.kill(one, "SIGKILL");
    supervisor.kill("SIGHUP");
    await eventually(() => (runningSupervisor(dataDir)?.turns ?? 0) > turns || undefined, 30_000);
    // Longer than the pause before a dead one is started again.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(workers()).toHaveLength(2);
    expect(new Set(workers()).size).toBe(2);
  }, 60_000);

  it("is changed when it stands, if it was told to before", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "byte-"));
    const early = startSupervisor(folder, await freePort(), 1);
    onTestFinished(() => end(early, folder));
    // As soon as it is itself, and a SIGHUP does not end it (Linux: the first bit of the signals that it catches).
    const about = (file: string) => readFileSync(`/proc/${early.pid}/${file}`, "utf8");
    const catches = () =>
      about("cmdline").includes("start.ts") && /^SigCgt:\s*[\da-f]*[13579bdf]$/m.test(about("status"));
    await eventually(() => catches() || undefined, 10_000);
    early.kill("SIGHUP");
    await eventually(() => runningSupervisor(folder)?.turns === 1 || undefined, 60_000);
  }, 90_000);

  it("goes on where its note cannot be written, and says so where no worker can be started", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "byte-"));
    const port = await freePort();
    const running = startSupervisor(folder, port, 1);
    onTestFinished(() => end(running, folder));
    const [worker = 0] = (await eventually(() => runningSupervisor(folder), 60_000)).workers;
    // As a full disk would.
    mkdirSync(path.join(folder, "supervisor.json.new"));
    running.kill("SIGHUP");
    await eventually(() => isGone(worker) || undefined, 60_000);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    for (const name of ["sajt.sqlite", "sajt.sqlite-wal"]) writeFileSync(path.join(folder, name), "x".repeat(10_000));
    for (const pid of childrenOf(running.pid)) process.kill(pid, "SIGKILL");
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("Sajten svarar inte just nu");
  }, 120_000);

  it("leaves no worker behind that had not come up when it ended", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "byte-"));
    const worker = fork("lib/tasks/serve.ts", {
      env: { ...process.env, NODE_ENV: "production", DATA_DIR: folder, LOG_LEVEL: "silent" },
    });
    await new Promise((resolve) => worker.once("spawn", resolve));
    worker.disconnect();
    await new Promise((resolve) => worker.once("exit", resolve));
    rmSync(folder, { recursive: true });
  }, 60_000);

  it("is not given a build that does not answer", async () => {
    const { code, errors } = await runTask("try-build", [".next-saknas"], { DATA_DIR: dataDir });
    expect(code, errors).not.toBe(0);
    expect((await fetch(site.url)).status).toBe(200);
  }, 60_000);
});
