import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanBytes } from "#lib/cv/clamd.ts";
import { pdf } from "#tests/support/cv.ts";
import { freePort } from "#tests/support/postgres.ts";
import { eventually } from "#tests/support/site.ts";

const CLAMD = "/usr/sbin/clamd";
const present = existsSync(CLAMD);

/** What the one signature of the test's own database finds. */
const MARK = "det-har-ar-ingen-riktig-skadlig-kod";

describe("a real clamd", () => {
  let clamd: ChildProcess | undefined;
  let address = "";

  beforeAll(async () => {
    if (!present) return;
    const folder = mkdtempSync(path.join(tmpdir(), "clamd-"));
    chmodSync(folder, 0o755);
    const port = await freePort();
    writeFileSync(path.join(folder, "prov.ndb"), `Prov.Mark:0:*:${Buffer.from(MARK).toString("hex")}\n`);
    const config = path.join(folder, "clamd.conf");
    writeFileSync(
      config,
      `Foreground yes\nDatabaseDirectory ${folder}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nStreamMaxLength 10M\n`,
    );
    clamd = spawn(CLAMD, ["-c", config], { stdio: "ignore" });
    address = `127.0.0.1:${port}`;
    await eventually(
      () =>
        new Promise<true | undefined>((resolve) => {
          const socket = connect(port, "127.0.0.1", () => {
            socket.end();
            resolve(true);
          });
          socket.on("error", () => resolve(undefined));
        }),
      60_000,
    );
  });
  afterAll(() => void clamd?.kill());

  it.skipIf(!present)(
    `tells clean from infected${present ? "" : " (skipped: the package clamav-daemon is not installed)"}`,
    async () => {
      expect(await scanBytes(address, pdf())).toBe("clean");
      expect(await scanBytes(address, Buffer.concat([pdf(), Buffer.from(MARK)]))).toBe("infected");
      expect(await scanBytes(address, Buffer.alloc(5 * 1024 * 1024, "a"))).toBe("clean");
    },
  );
});
