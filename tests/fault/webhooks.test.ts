import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { migrate } from "#lib/db/database.ts";
import { faultDatabases } from "#tests/support/fault-databases.ts";
import { store } from "#tests/support/leads.ts";
import { SHARED_SECRET } from "#tests/support/load.ts";
import { freePort } from "#tests/support/postgres.ts";
import { eventually } from "#tests/support/site.ts";

/** Fifty on each database at length; a few in every test run. */
const KILLS = process.env.MODE === "long" ? 50 : 10;
const EVENTS = KILLS * 10;

vi.mock("#lib/content/site.ts", async (original) => {
  const module = await original<typeof import("#lib/content/site.ts")>();
  return { ...module, site: () => ({ ...module.site(), recipient: "ett provsystem" }) };
});

/** A folder whose content names a recipient: without one no webhook is sent. */
function folderWithRecipient(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mottagare-"));
  cpSync("content", path.join(folder, "content"), { recursive: true });
  const file = path.join(folder, "content/sajt.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\nmottagare: "ett provsystem"\n`);
  return folder;
}

describe.each(faultDatabases)("kill -9 of what hands leads on, on $name", ({ make }) => {
  it(`loses no event and makes none up, at ${KILLS} random moments`, async () => {
    const database = await make();
    const port = await freePort();
    const arrived: string[] = [];
    const receiver = createServer((request, response) => {
      request.resume().on("end", () => {
        const take = () => arrived.push(String(request.headers["webhook-id"]));
        // The sender dies before the receiver has taken the event, or after that and before it hears of it.
        const takesAtOnce = Math.random() < 0.5;
        if (takesAtOnce) take();
        setTimeout(() => {
          if (!takesAtOnce && !response.destroyed) take();
          response.writeHead(204).end();
        }, Math.random() * 10);
      });
    }).listen(port, "127.0.0.1");
    const env = {
      ...database.env,
      DATA_DIR: database.dataDir,
      APP_SECRET: SHARED_SECRET,
      WEBHOOK_URL: `http://127.0.0.1:${port}/leads`,
      WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
    };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const db = database.open();
    await migrate(db);
    for (let count = 0; count < EVENTS; count += 1) await store(db, "contact", { email: `a${count}@exempel.se` });
    const ordered = (await db.selectFrom("webhooks").select("id").execute()).map(({ id }) => id);
    expect(ordered).toHaveLength(EVENTS);

    const cwd = folderWithRecipient();
    const script = path.resolve("tests/support/webhook-sender.ts");
    const start = () => spawn(process.execPath, [script], { cwd, env: { ...process.env, ...env }, stdio: "ignore" });
    /** What a dead sender held is free after a minute; the test does not wait for it. */
    const freeLeases = () => db.updateTable("webhooks").set({ leased_until: null }).execute();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = arrived.length;
      const sender = start();
      await eventually(() => arrived.length > before || undefined, 30_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      sender.kill("SIGKILL");
      await once(sender, "exit");
      await freeLeases();
    }
    expect(new Set(arrived).size).toBeLessThan(EVENTS);
    const last = start();
    await eventually(() => new Set(arrived).size === EVENTS || undefined, 60_000);
    last.kill("SIGKILL");
    await once(last, "exit");

    expect(new Set(arrived)).toEqual(new Set(ordered));
    const twice = arrived.length - EVENTS;
    // What was in hand when a sender died arrives again, under its own id.
    expect(twice).toBeLessThanOrEqual(KILLS);
    console.log(`${KILLS} kills: ${EVENTS} events, ${twice} arrived twice`);
    vi.unstubAllEnvs();
    receiver.close();
    await db.destroy();
    await database.stop();
  });
});
