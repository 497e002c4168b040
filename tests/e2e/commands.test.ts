import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { copyProject } from "#tests/support/project-copy.ts";
import { runTask, startSite } from "#tests/support/site.ts";
import { submitContact } from "#tests/support/submit.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "kommando-"));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("npm start", () => {
  it.each([
    ["PORT", { PORT: "noll" }],
    ["SITE_URL", { SITE_URL: "exempel.se" }],
    ["SMTP_URL", { SMTP_URL: "http://exempel.se" }],
    ["DATA_DIR", { DATA_DIR: "/dev/null/data" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://postgres@127.0.0.1:1/x" }],
  ])("stops with one clear line when %s cannot work", async (name, env) => {
    const { code, errors } = await runTask("serve", [], { DATA_DIR: dataDir, ...env });
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(new RegExp(`^${name}: [^\\n]+$`));
  });

  it("keeps its secret for itself", async () => {
    const site = await startSite({}, { dataDir: mkdtempSync(path.join(tmpdir(), "hemlig-")) });
    const { mode } = await import("node:fs/promises").then(({ stat }) => stat(path.join(site.dataDir, "app-secret")));
    expect(mode & 0o777).toBe(0o600);
    await site.stop();
  });
});

describe("npm run leads", () => {
  it("lists, shows and exports, and no cell becomes a formula", async () => {
    const site = await startSite();
    const reference = await submitContact(site, {
      company: '=HYPERLINK("https://ond.se")',
      message: "Rad ett\nRad två; å",
    });
    const env = { DATA_DIR: site.dataDir };
    expect((await runTask("leads", ["list"], env)).output).toContain(reference);
    expect((await runTask("leads", ["show", reference], env)).output).toContain('"type": "received"');
    const { output: csv } = await runTask("leads", ["export", "--format", "csv"], env);
    expect(csv).toContain(`"'=HYPERLINK(""https://ond.se"")"`);
    expect(csv).toContain('"Rad ett\nRad två; å"');
    const { output: json } = await runTask("leads", ["export", "--format", "json"], env);
    expect(JSON.parse(json)).toMatchObject([{ reference, kind: "contact" }]);
    await site.stop();
  });

  it("says what it can do, and what it cannot find", async () => {
    const site = await startSite();
    const env = { DATA_DIR: site.dataDir };
    expect(await runTask("leads", [], env)).toMatchObject({
      code: 1,
      errors: expect.stringContaining("Så här används"),
    });
    expect(await runTask("leads", ["show", "K-0000-0000"], env)).toMatchObject({
      code: 1,
      errors: expect.stringContaining("Det finns inget lead"),
    });
    await site.stop();
  });
});

describe("npm run ny-guide", () => {
  const project = copyProject();
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  const run = (task: string, ...args: string[]) => runTask(task, args, {}, project);

  it("writes a draft that passes the check, and never over another", async () => {
    const title = "Lön för en E-commerce manager: prov";
    expect((await run("new-guide", title)).code).toBe(0);
    const file = path.join(project, "content/guider/lon-for-en-e-commerce-manager-prov.mdx");
    expect(readFileSync(file, "utf8")).toContain("utkast: true");
    expect(await run("check-content")).toMatchObject({ code: 0 });
    expect(await run("new-guide", title)).toMatchObject({ code: 1, errors: expect.stringContaining("finns redan") });
  });

  it("asks for a title, and for a shorter one", async () => {
    expect((await run("new-guide")).errors).toContain("Skriv en titel");
    expect((await run("new-guide", "x".repeat(61))).errors).toContain("Titeln är 61 tecken");
  });
});
