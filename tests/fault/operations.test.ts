import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "#lib/db/database.ts";
import { migrations } from "#lib/db/migrations.ts";
import { faultDatabases } from "#tests/support/fault-databases.ts";
import { type Sent, SHARED_SECRET, sendOne, sendUntil } from "#tests/support/load.ts";
import { freePort, startPostgres } from "#tests/support/postgres.ts";
import { eventually, runTask, startSite, storedReferences } from "#tests/support/site.ts";

const shared = { APP_SECRET: SHARED_SECRET, LOG_LEVEL: "silent" };
const folder = () => mkdtempSync(path.join(tmpdir(), "drift-"));
const exited = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once("exit", () => resolve()));

/** A database of the first release with so many leads that bringing it up to date takes a while. */
async function oldDatabase(dataDir: string, leads: number): Promise<void> {
  const first = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "003"));
  const db = openDatabase(path.join(dataDir, "sajt.sqlite"));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => first } }).migrateToLatest();
  if (error) throw error;
  await sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${leads})
    insert into leads (id, reference, kind, email, data, submission_key, created_at, state, renewed_at)
    select 'id' || i, 'N-' || i, 'candidate', 'Person' || i || '@Exempel.se', '{"name":"Åsa","consent":"ja"}', 'nyckel' || i,
      '2026-11-01T10:00:00.000Z', 'active', '2026-11-01T10:00:00.000Z' from n`.execute(db);
  await db.destroy();
}

/** 50 moments at length; a few in every test run. */
const KILLS = process.env.MODE === "long" ? 50 : 4;

describe("an upgrade", () => {
  it(`that is killed, at ${KILLS} random moments, leaves a database that starts with everything in it`, async () => {
    const LEADS = 20_000;
    const template = folder();
    await oldDatabase(template, LEADS);
    const run = (dataDir: string) =>
      spawn(process.execPath, ["lib/tasks/leads.ts", "mejl"], {
        env: { PATH: process.env.PATH, NODE_ENV: "production", DATA_DIR: dataDir },
        stdio: "ignore",
      });
    const copy = async () => {
      const dataDir = folder();
      const source = openDatabase(path.join(template, "sajt.sqlite"));
      await sql`vacuum into ${path.join(dataDir, "sajt.sqlite")}`.execute(source);
      await source.destroy();
      return dataDir;
    };
    const begun = performance.now();
    await exited(run(await copy()));
    const whole = performance.now() - begun;
    let between = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const dataDir = await copy();
      const child = run(dataDir);
      // One in each part of it, from soon after the start to the end: the first run may have been slow.
      const share = 0.1 + (0.9 * (kill + Math.random())) / KILLS;
      await new Promise((resolve) => setTimeout(resolve, whole * share));
      child.kill("SIGKILL");
      await exited(child);
      between += child.signalCode === "SIGKILL" ? 1 : 0;
      expect(await storedReferences({ dataDir })).toHaveLength(LEADS);
      rmSync(dataDir, { recursive: true });
    }
    expect(between).toBeGreaterThan(0);
    console.log(`an upgrade of ${Math.round(whole)} ms: ${between} of ${KILLS} kills came before its end`);
  });
});

describe.each(faultDatabases)("four first starts at once on $name", ({ make }) => {
  it("all start", async () => {
    const database = await make();
    const env = { ...shared, ...database.env };
    const sites = await Promise.all(Array.from({ length: 4 }, () => startSite(env, { dataDir: database.dataDir })));
    for (const site of sites) expect(await sendOne(site)).toBeDefined();
    for (const site of sites) await site.stop();
    await database.stop();
  });
});

describe("a PostgreSQL whose password is full of signs", () => {
  it("is reached when they are written as the README says", async () => {
    const server = await startPostgres();
    const admin = new pg.Client(server.url);
    await admin.connect();
    const password = "p#1/a@b?100%:å";
    await admin.query(`create role sajt login password '${password}'`);
    await admin.query("create database sajt owner sajt");
    await admin.end();
    const url = new URL(server.url);
    const address = `postgres://sajt:${encodeURIComponent(password)}@${url.host}/sajt`;
    const site = await startSite({ ...shared, DATABASE_URL: address });
    expect(await sendOne(site)).toBeDefined();
    await site.stop();
    await server.stop();
  });
});

describe("a backup", () => {
  it("taken while requests come in holds all that were thanked for before it began", async () => {
    const site = await startSite(shared);
    const stop = new AbortController();
    const sent: Sent[] = [];
    const begun = performance.now();
    const load = sendUntil(site, stop.signal, { atOnce: 16, sent });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const before = sent.map(({ reference }) => reference);
    const perSecond = before.length / ((performance.now() - begun) / 1000);
    const copy = path.join(folder(), "kopia");
    const taken = await runTask("backup", [copy], { ...shared, DATA_DIR: site.dataDir });
    expect(taken).toMatchObject({ code: 0, output: expect.stringMatching(/Whole: \d+ leads/) });
    stop.abort();
    await load;
    const elsewhere = folder();
    const restored = await runTask("restore", [copy], { ...shared, DATA_DIR: elsewhere });
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("Whole: ") });
    const held = new Set(await storedReferences({ dataDir: elsewhere }));
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((reference) => !held.has(reference))).toEqual([]);
    // More came while it was taken.
    expect(sent.length).toBeGreaterThan(before.length);
    console.log(
      `${Math.round(perSecond)} requests a second: ${before.length} thanked for before the backup, ${held.size} in it, ${sent.length} in all`,
    );
    await site.stop();
  });

  it("is not restored over a site that runs, which goes on", async () => {
    const site = await startSite(shared);
    await sendOne(site);
    const copy = path.join(folder(), "kopia");
    await runTask("backup", [copy], { ...shared, DATA_DIR: site.dataDir });
    const after = await sendOne(site);
    const { code, errors } = await runTask("restore", [copy], { ...shared, DATA_DIR: site.dataDir });
    expect(code).toBe(1);
    expect(errors).toMatch(/move these files away together.*sajt\.sqlite.*sajt\.sqlite-wal.*sajt\.sqlite-shm/);
    expect(await storedReferences(site)).toContain(after?.reference);
    expect(await sendOne(site)).toBeDefined();
    await site.stop();
  });
});

describe("a DATA_DIR that is mistyped", () => {
  it.each([
    ["leads", ["list"]],
    ["leads", ["gallra"]],
    ["backup", ["kopia"]],
  ])("is told of by %s %j, and nothing is made there", async (task, args) => {
    const parent = folder();
    const { code, errors } = await runTask(task, args, { DATA_DIR: path.join(parent, "datta") });
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^DATA_DIR: [^\n]+datta[^\n]*$/);
    expect(readdirSync(parent)).toEqual([]);
  });

  it("or that holds what another user owns, stops the start with the file's name", async () => {
    const dataDir = folder();
    symlinkSync(path.join(dataDir, "finns-inte"), path.join(dataDir, "sajt.sqlite"));
    const { code, errors } = await runTask("serve", [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^DATA_DIR: [^\n]+sajt\.sqlite cannot be read and written[^\n]*$/);
  });
});

describe("npm start", () => {
  /** Runs it as a service manager or a container does. */
  async function started() {
    const port = await freePort();
    const dataDir = folder();
    const npm = spawn("npm", ["start"], {
      env: { ...process.env, NODE_ENV: "production", PORT: String(port), DATA_DIR: dataDir, ...shared },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    npm.stdout.on("data", (chunk: Buffer) => (output += chunk));
    await eventually(() => output.includes("The site is at") || undefined, 120_000);
    const url = `http://127.0.0.1:${port}/api/health`;
    expect((await fetch(url)).status).toBe(200);
    const gone = () =>
      fetch(url).then(
        () => undefined,
        () => true,
      );
    return { npm, gone };
  }

  it("ends within ten seconds when it is told to, and leaves nothing on the port", async () => {
    const { npm, gone } = await started();
    const begun = performance.now();
    npm.kill("SIGTERM");
    await exited(npm);
    await eventually(gone, 10_000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it("and when npm itself is killed", async () => {
    const { npm, gone } = await started();
    npm.kill("SIGKILL");
    await eventually(gone, 10_000);
  });
});

describe("a site whose log nobody reads any more", () => {
  it("goes on answering", async () => {
    const port = await freePort();
    const child = spawn(process.execPath, ["lib/tasks/start.ts"], {
      env: { PATH: process.env.PATH, NODE_ENV: "production", PORT: String(port), DATA_DIR: folder(), ...shared },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    // Before it says where it is: that line, and whatever is told of its failing, has no reader.
    child.stdout.destroy();
    child.stderr.destroy();
    const answers = async (limit: number) =>
      (await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(limit) })).status === 200;
    await eventually(() => answers(1000).catch(() => undefined), 60_000);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await answers(5000)).toBe(true);
    child.kill("SIGTERM");
    await exited(child);
  });
});

describe("a Node that is too old", () => {
  it("is told of in one line", async () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})';
    const child = spawn(
      process.execPath,
      ["--import", old, "--import", "./lib/tasks/node-version.mjs", "lib/tasks/leads.ts"],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk));
    await exited(child);
    expect(errors).toMatch(/^Node 26 is not installed here [^\n]+npm rebuild node\n$/);
    expect(child.exitCode).toBe(1);
  });
});

describe("what a command prints", () => {
  it("can be piped", async () => {
    const site = await startSite(shared);
    const sent = await sendOne(site);
    const npm = spawn("npm", ["run", "--silent", "leads", "--", "export", "--format", "json"], {
      env: { ...process.env, DATA_DIR: site.dataDir },
    });
    let output = "";
    npm.stdout.on("data", (chunk: Buffer) => (output += chunk));
    await exited(npm);
    expect(JSON.parse(output)).toMatchObject([{ reference: sent?.reference }]);
    const file = path.join(folder(), "leads.csv");
    mkdirSync(path.dirname(file), { recursive: true });
    await runTask("leads", ["export", "--fil", file], { DATA_DIR: site.dataDir });
    expect(existsSync(file)).toBe(true);
    await site.stop();
  });
});
