import { describe, expect, it } from "vitest";
import { ConfigError, prepareDataDir, readConfig } from "#lib/config/env.ts";

describe("the configuration", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", SITE_URL: "http://localhost:3000" });
  });

  it("follows the port, takes SITE_URL with or without a slash and counts empty as unset", () => {
    expect(readConfig({ PORT: "4000" }).SITE_URL).toBe("http://localhost:4000");
    expect(readConfig({ SITE_URL: "https://exempel.se/" }).SITE_URL).toBe("https://exempel.se");
    expect(readConfig({ SMTP_URL: "" }).SMTP_URL).toBeUndefined();
  });

  it.each([
    ["PORT", "åtta"],
    ["PORT", "70000"],
    ["SITE_URL", "exempel.se"],
    ["SITE_URL", "https://exempel.se/x/"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["SMTP_URL", "mail.exempel.se"],
    ["WEBHOOK_URL", "https://anv:ord@exempel.se/krok"],
    ["MAIL_FROM", "ingen adress"],
    ["MAIL_TEAM", "a@b.se\r\nBcc: c@d.se"],
    ["APP_SECRET", "kort"],
    ["TRUST_PROXY", "alla"],
  ])("says in one line that %s cannot be %j", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  it("names DATA_DIR when it cannot be made", () => {
    expect(() => prepareDataDir(`${process.execPath}/data`)).toThrow(/^DATA_DIR: /);
  });
});
