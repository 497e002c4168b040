import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copyProject } from "#tests/support/project-copy.ts";
import { eventually, runTask } from "#tests/support/site.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";

const title = "Prov av förhandsvisningen";
const project = copyProject();
const file = path.join(project, "content/guider/prov-av-forhandsvisningen.mdx");

afterAll(() => rmSync(project, { recursive: true, force: true }));
await runTask("new-guide", [title], {}, project);
const { site, browser } = await siteAndBrowser({}, { args: ["--dev"], cwd: project });

describe("npm run dev", () => {
  it("shows a draft, each save of it, and a mistake in it, in the page that is open", async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/guider/prov-av-forhandsvisningen`);
    expect(await page.getByText("Utkast: den här guiden syns bara i förhandsvisningen.").isVisible()).toBe(true);
    await page.evaluate(() => document.body.setAttribute("data-loaded", "once"));

    const written = readFileSync(file, "utf8");
    writeFileSync(file, written.replace("Inled med ett stycke", "Inled med två stycken"));
    await page.getByText("Inled med två stycken").waitFor();
    writeFileSync(file, `${written}\n<Fel />\n`);
    await page.getByText("Byggklossen <Fel> finns inte").waitFor();
    await eventually(() => site.output().includes("Byggklossen <Fel> finns inte") || undefined);
    writeFileSync(file, `${written}\nEtt stycke till.\n`);
    await page.getByText("Ett stycke till.").waitFor();
    expect(await page.locator("body").getAttribute("data-loaded")).toBe("once");
    await page.close();
  });
});
