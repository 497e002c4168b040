import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runningSupervisor } from "#lib/tasks/supervisor.ts";
import { SHARED_SECRET, sendOne } from "#tests/support/load.ts";
import { freePort } from "#tests/support/postgres.ts";
import { eventually, runTask, storedReferences } from "#tests/support/site.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "byte-"));
const site = { url: "", dataDir };
let supervisor: ReturnType<typeof spawn>;

beforeAll(async () => {
  const port = await freePort();
  site.url = `http://127.0.0.1:${port}`;
  supervisor = spawn(process.execPath, ["lib/tasks/start.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      APP_SECRET: SHARED_SECRET,
      TRUST_PROXY: "1",
      WORKERS: "2",
      LOG_LEVEL: "silent",
    },
    stdio: "inherit",
  });
  await eventually(() => runningSupervisor(dataDir), 60_000);
}, 90_000);

afterAll(async () => {
  const gone = new Promise((resolve) => supervisor.once("exit", resolve));
  supervisor.kill("SIGTERM");
  await gone;
  rmSync(dataDir, { recursive: true });
});

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

  it("is not given a build that does not answer", async () => {
    const { code, errors } = await runTask("try-build", [".next-saknas"], { DATA_DIR: dataDir });
    expect(code, errors).not.toBe(0);
    expect((await fetch(site.url)).status).toBe(200);
  }, 60_000);
});
