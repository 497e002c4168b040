import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { harmlessCell } from "#lib/leads/csv.ts";
import { runTask, startSite } from "#tests/support/site.ts";
import { submitContact } from "#tests/support/submit.ts";

function modes(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    if (!existsSync(file)) return []; // SQLite's own files come and go
    const mode = statSync(file).mode & 0o077;
    return mode === 0 ? [] : [`${file} ${mode.toString(8)}`];
  });
}

describe("files are private", () => {
  it("whatever the folder's mode and the shell's umask, also where the folder is there before", async () => {
    process.umask(0o000);
    const dataDir = path.join(mkdtempSync(path.join(tmpdir(), "oppen-")), "data");
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o755);
    const site = await startSite({}, { dataDir });
    await submitContact(site);
    const folder = path.join(tmpdir(), `kopia-${Date.now()}`);
    expect((await runTask("backup", [folder], { DATA_DIR: dataDir })).code).toBe(0);
    const csv = path.join(tmpdir(), `leads-${Date.now()}.csv`);
    expect((await runTask("leads", ["export", "--fil", csv], { DATA_DIR: dataDir })).code).toBe(0);
    expect(modes(dataDir)).toEqual([]);
    expect(modes(folder)).toEqual([]);
    expect(statSync(csv).mode & 0o077).toBe(0);
    await site.stop();
  });
});

describe("a table for a spreadsheet", () => {
  it.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["Anna;=cmd", "Anna;'=cmd"],
    ["Anna, =cmd", "Anna,' =cmd"],
    ["Anna\n+46", "Anna\n'+46"],
    ["a\t@x", "a\t'@x"],
    ['"=1', `"'=1`],
    ["  -1", "'  -1"],
    ["\uff1d1", "'\uff1d1"],
    ["namn@exempel.se", "namn@exempel.se"],
    ["E-handel", "E-handel"],
    ["a = b", "a = b"],
  ])("%j is harmless as %j", (cell, harmless) => {
    expect(harmlessCell(cell)).toBe(harmless);
  });
});
