import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { freePort } from "#tests/support/postgres.ts";
import { runTask, startSite } from "#tests/support/site.ts";

const folder = mkdtempSync(path.join(tmpdir(), "fel-"));
const notAKey = path.join(folder, "inte-en-nyckel.pem");
writeFileSync(notAKey, "hej");

const anotherKind = path.join(folder, "ed25519.pem");
writeFileSync(anotherKind, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));

describe("a configuration that cannot work stops the start with one line", () => {
  it.each([
    ["MAIL_DKIM_KEY", "/finns/inte.pem"],
    ["MAIL_DKIM_KEY", notAKey],
    ["MAIL_DKIM_KEY", anotherKind],
    ["CLAMD", "localhost:99999"],
    ["PORT", "0"],
    ["SMTP_URL", "smtp://mail.exempel.se:0"],
    ["SITE_URL", "https://exempel.se/under?x=1"],
    ["HOST", "192.0.2.1"],
    ["LOG_LEVEL", "warning"],
    ["PENDING_FILES_MB", "mycket"],
    // As long as the privacy page says that mails to the team hold nothing that a person wrote.
    ["TEAM_NOTICE", "full"],
    ["MAIL_TEAM", "a@exempel.se, b@exempel.se"],
    ["SMTP_URL", "smtp://sajt:100%@mail.exempel.se"],
    ["SMTP_URL", "smtp://sajt:a#b@mail.exempel.se"],
    ["DATABASE_URL", "postgres://sajt:a/b@db.exempel.se/sajt"],
  ])("%s=%s", async (name, value) => {
    const { code, output, errors } = await runTask("serve", [], {
      DATA_DIR: folder,
      PORT: String(await freePort()),
      [name]: value,
    });
    expect(code).toBe(1);
    expect(output).toBe("");
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toMatch(new RegExp(`^${name}: `));
  });

  it.each([
    ["empty", ""],
    ["short", "abc"],
  ])("a secret that is %s is no secret", async (_what, text) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "hemlig-"));
    writeFileSync(path.join(dataDir, "app-secret"), text);
    const { code, errors } = await runTask("serve", [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^DATA_DIR: .*app-secret is empty or too short/);
    expect(readFileSync(path.join(dataDir, "app-secret"), "utf8")).toBe(text);
  });

  it("nor is a folder, where a file should be", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "hemlig-"));
    mkdirSync(path.join(dataDir, "app-secret"));
    const { errors } = await runTask("serve", [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(errors.trim()).toMatch(/^DATA_DIR: .*app-secret cannot be read/);
  });

  it("and while the controller's name is an example, the start says so in one line", async () => {
    const site = await startSite();
    expect(site.output().match(/content\/sajt\.yaml: .*examples/g)).toHaveLength(1);
    await site.stop();
  });
});
