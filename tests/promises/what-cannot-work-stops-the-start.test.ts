import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runTask, startSite } from "#tests/support/site.ts";

const folder = mkdtempSync(path.join(tmpdir(), "fel-"));
const notAKey = path.join(folder, "inte-en-nyckel.pem");
writeFileSync(notAKey, "hej");

describe("a configuration that cannot work stops the start with one line", () => {
  it.each([
    ["MAIL_DKIM_KEY", "/finns/inte.pem"],
    ["MAIL_DKIM_KEY", notAKey],
    ["LOG_LEVEL", "warning"],
    ["PENDING_FILES_MB", "mycket"],
    ["MAIL_TEAM", "a@exempel.se, b@exempel.se"],
    ["SMTP_URL", "smtp://sajt:100%@mail.exempel.se"],
    ["SMTP_URL", "smtp://sajt:a#b@mail.exempel.se"],
    ["DATABASE_URL", "postgres://sajt:a/b@db.exempel.se/sajt"],
  ])("%s=%s", async (name, value) => {
    const { code, output, errors } = await runTask("serve", [], { [name]: value, DATA_DIR: folder, PORT: "0" });
    expect(code).toBe(1);
    expect(output).toBe("");
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toMatch(new RegExp(`^${name}: `));
  });

  it("and while the controller's name is an example, the start says so in one line", async () => {
    const site = await startSite();
    expect(site.output().match(/content\/site\.ts: .*examples/g)).toHaveLength(1);
    await site.stop();
  });
});
