import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "redaktion-"));
  for (const name of ["content", "app", "lib", "public", "package.json"]) {
    cpSync(name, path.join(project, name), { recursive: true });
  }
  symlinkSync(path.resolve("node_modules"), path.join(project, "node_modules"));
});
afterEach(() => rmSync(project, { recursive: true }));

/** What `npm run check:content` prints of a project in which one file is like this. */
function checked(file: string, text: string): string {
  writeFileSync(path.join(project, "content", file), text);
  const { stderr, status } = spawnSync(process.execPath, ["lib/tasks/check-content.ts"], {
    cwd: project,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  return stderr;
}

describe("the check of all content", () => {
  it.each([
    [
      "a KPI that says nearly nothing",
      "nyckeltal/nytt.yaml",
      "namn: Nytt\n",
      /nyckeltal\/nytt\.yaml:\d+:\d+ {2}definition: saknas/,
    ],
    [
      "a page that is no MDX",
      "guider/fel.mdx",
      "Läs <http://exempel.se>\n",
      /guider\/fel\.mdx:1:\d+ {2}.*Skriv \[text\]/,
    ],
    ["a service that is no MDX", "tjanster/fel.mdx", "{kod\n", /tjanster\/fel\.mdx:/],
    ["a role without words", "roller/e-commerce-manager/roll.yaml", "namn: X\n", /roll\.yaml:\d+:\d+ {2}\S+: saknas/],
    [
      "a profile that is no YAML",
      "roller/e-commerce-manager/kravprofil.yaml",
      "steg: [\n",
      /kravprofil\.yaml:\d+:\d+ {2}/,
    ],
    ["the agency's data with a tab", "sajt.yaml", "namn:\tX\n\tepost: y\n", /sajt\.yaml:\d+:\d+ {2}/],
  ])("tells of %s, and does not fall over it", (_name, file, text, expected) => {
    const said = checked(file, text);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at |Error:/m);
  });
});
