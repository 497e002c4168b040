import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "#lib/http/routes.ts";
import { violations } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { pdf } from "#tests/support/cv.ts";
import type { Site } from "#tests/support/site.ts";
import { device, invitation, register, staffCommand, startSiteForStaff } from "#tests/support/staff.ts";
import { candidateWithCv, submitContact } from "#tests/support/submit.ts";

let site: Site;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSiteForStaff();
  origin = site.url;
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const said = (page: Page) => page.locator("form [role=status]");

describe("the door", () => {
  it("lets an invited person make a key, sign out and sign in with it, and an invitation is good once", async () => {
    const link = await invitation(site, "anna@exempel.se", "--namn", "Anna Ek");
    const { page, close } = await device(browser, site);
    await register(page, link);
    expect(await page.locator("header").textContent()).toContain("Anna Ek");
    await page.getByRole("button", { name: "Logga ut", exact: true }).click();
    await page.waitForURL(`${origin}/personal/in`);
    await page.goto(`${origin}/personal`);
    expect(page.url()).toBe(`${origin}/personal/in`);
    // As from a mail: through the door to the lead, which is not there any more.
    await page.goto(`${origin}/personal/lead/K-0000-0000`);
    await page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await page.getByText("K-0000-0000 finns inte, eller är raderad.").waitFor();
    await page.goto(link);
    expect(await page.locator("h1").textContent()).toBe("Inbjudan gäller inte");
    await close();
  });

  it("keeps out whoever has no key here, and whoever was removed, in the midst of a session", async () => {
    const stranger = await device(browser, site);
    await stranger.page.goto(`${origin}/personal/in`);
    await stranger.page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await expect.poll(() => said(stranger.page).textContent()).toMatch(/Ingen nyckel lästes|gick inte/);
    await stranger.close();

    const removed = await device(browser, site);
    await register(removed.page, await invitation(site, "bo@exempel.se", "--namn", "Bo"));
    expect((await staffCommand(site, "ta-bort", "bo@exempel.se")).code).toBe(0);
    await removed.page.goto(`${origin}/personal`);
    expect(removed.page.url()).toBe(`${origin}/personal/in`);
    await removed.page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await expect.poll(() => said(removed.page).textContent()).toMatch(/Ingen nyckel lästes|gick inte/);
    await removed.close();
  });

  it("tells nobody else anything, at any of its addresses, and takes no change from elsewhere", async () => {
    for (const { path, post } of routes.filter(({ inside }) => inside)) {
      const url = origin + path.replace("[referens]", "K-0000-0000");
      const own = { Origin: origin };
      const answer = await fetch(url, {
        method: post ? "POST" : "GET",
        redirect: "manual",
        headers: post ? own : {},
        body: post ? new URLSearchParams() : null,
      });
      expect([303, 307], path).toContain(answer.status);
      expect(new URL(answer.headers.get("location") ?? "", origin).pathname, path).toBe("/personal/in");
      expect(answer.headers.get("cache-control"), path).toMatch(/no-store|private/);
      if (!post) continue;
      const others: Record<string, string>[] = [{}, { Origin: "https://elak.example" }, { Origin: "null" }];
      for (const headers of others) {
        const foreign = await fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams() });
        expect(foreign.status, path).toBe(403);
      }
    }
  });

  it("gives its cookie to staff alone, hidden from scripts and from other sites", async () => {
    const { page, close } = await device(browser, site);
    await register(page, await invitation(site, "cia@exempel.se", "--namn", "Cia"));
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: "personal", httpOnly: true, sameSite: "Strict" }]);
    // A session from before the sign-in is worth nothing after it.
    const before = cookies[0]?.value;
    await page.goto(`${origin}/personal/in`);
    await page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await page.waitForURL(`${origin}/personal`);
    expect((await page.context().cookies())[0]?.value).not.toBe(before);
    await close();
  });
});

/** An empty page, and one with a dark square, a link out and a script that would open a window. */
const drawnCv = pdf({
  catalogue: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
  more: ["4 0 R"],
  objects: `4 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 200 200] /A << /S /URI /URI (https://elak.example/) >> >>] >>
endobj
5 0 obj
<< /Length 23 >>
stream
0 0 0 rg 0 0 200 200 re f
endstream
endobj`,
});

/** A page, and one that asks for 10^20 squares in two kilobytes: each form draws the next one ten times. */
const endlessCv = pdf({
  more: ["4 0 R"],
  objects: [
    "4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /F 6 0 R >> >> >>\nendobj",
    "5 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj",
    ...Array.from({ length: 20 }, (_, depth) => {
      const content = depth < 19 ? "/F Do ".repeat(10) : "0 0 9 9 re f";
      const next = depth < 19 ? ` /Resources << /XObject << /F ${7 + depth} 0 R >> >>` : "";
      return `${6 + depth} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 200 200]${next} /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj`;
    }),
  ].join("\n"),
});

describe("the inbox", () => {
  it("is worked through by keyboard and without JavaScript: find, read, note, change, erase", async () => {
    const { page, close, complaints } = await device(browser, site, { bypassCSP: true });
    await register(page, await invitation(site, "dag@exempel.se", "--namn", "Dag", "--administrator"));
    expect(await page.locator("main").textContent()).toContain("Här är tomt än så länge");

    await submitContact(site, {
      message: "Vi behöver någon som kan logistik i Borås.",
      profile: "mal=plattform&plattform=bromsar",
    });
    await page.reload();
    await page.getByLabel("Sök i uppgifter och CV").fill("logistiken");
    await page.getByRole("button", { name: "Visa" }).click();
    await page.getByRole("link", { name: /Oläst/ }).click();
    expect(await page.locator("main").textContent()).toContain("Vi behöver någon som kan logistik i Borås.");
    expect(await page.getByRole("heading", { name: "Kravprofil" }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Hämta som Word-dokument" }).click();
    expect((await download).suggestedFilename()).toMatch(/^kravprofil-K-.*\.docx$/);

    await page.getByLabel("Ny anteckning").fill("Ring på fredag.");
    await page.getByRole("button", { name: "Spara anteckning" }).click();
    await page.getByText("Anteckningen är sparad.").waitFor();
    await page.getByRole("combobox", { name: "Status" }).selectOption("kontaktad");
    await page.getByRole("button", { name: "Spara status" }).click();
    const text = await page.locator("main").textContent();
    expect(text).toContain("Ring på fredag.");
    expect(text).toMatch(/Status ändrad till Kontaktad av Dag/);

    await page.goto(`${origin}/personal?status=kontaktad`);
    expect(await page.locator("main ol li").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.locator("main ol a").click();
    await page.getByLabel("Ny anteckning").fill("Ringde.");
    await page.getByRole("button", { name: "Spara anteckning" }).click();
    await page.getByText("Anteckningen är sparad", { exact: false }).waitFor();
    await page.getByRole("link", { name: "Tillbaka till listan" }).click();
    expect(new URL(page.url()).search).toBe("?status=kontaktad");
    await page.locator("main ol a").click();
    await page.getByText(/^Radera allt om/).click();
    await page.getByRole("button", { name: "Radera nu" }).click();
    await page.getByText(/^K-\S+ är raderad\.$/).waitFor();
    await page.getByRole("link", { name: "Visa allt" }).click();
    await page.getByText("Här är tomt än så länge", { exact: false }).waitFor();
    expect(complaints).toEqual({ console: [], foreign: [], violations: [] });
    await close();
  });

  it("is for people, and the list of staff for administrators", async () => {
    const { page, close } = await device(browser, site);
    await register(page, await invitation(site, "eva@exempel.se", "--namn", "Eva"));
    expect(await page.getByRole("link", { name: "Medarbetare" }).count()).toBe(0);
    expect((await page.goto(`${origin}/personal/medarbetare`))?.status()).toBe(404);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join();
    const refused = await fetch(`${origin}/personal/medarbetare/skicka`, {
      method: "POST",
      headers: { Origin: origin, Cookie: cookie },
      body: new URLSearchParams({ namn: "X", epost: "x@exempel.se", roll: "administrator" }),
    });
    expect(refused.status).toBe(403);
    await close();
  });

  it("draws the pages of a CV where nothing in it can reach out", async () => {
    await candidateWithCv(site, "ritad@exempel.se", drawnCv);
    const { page, close, complaints, requests } = await device(browser, site);
    await register(page, await invitation(site, "fia@exempel.se", "--namn", "Fia"));
    await page.getByRole("link", { name: /Oläst/ }).first().click();
    expect(await page.locator("main").textContent()).toMatch(/Filen .*(skript|JavaScript|program)/i);
    expect(requests.filter(({ path }) => path.endsWith("/cv/sidor"))).toEqual([]);
    await page.getByText("Visa sidorna").click();
    // A frame that is not seen is not drawn in.
    await page.locator("iframe").scrollIntoViewIfNeeded();
    const frame = page.frameLocator("iframe");
    const second = frame.getByRole("img", { name: "Sida 2 av 2" });
    await second.waitFor();
    await expect.poll(() => frame.locator("[role=status]").textContent()).toBe("");
    const pixel = await second.evaluate((canvas) => {
      const copy = document.createElement("canvas").getContext("2d");
      if (canvas instanceof HTMLCanvasElement) copy?.drawImage(canvas, 0, 0);
      return [...(copy?.getImageData(50, 50, 1, 1).data ?? [])];
    });
    expect(pixel).toEqual([0, 0, 0, 255]);
    const [, inside] = page.frames();
    expect(await inside?.evaluate(() => [origin, document.querySelectorAll("a").length])).toEqual(["null", 0]);
    await expect(inside?.evaluate(() => fetch("/personal").then(() => "reached"))).rejects.toThrow();
    await expect(inside?.evaluate(() => document.cookie)).rejects.toThrow(/sandboxed/);
    expect(complaints.foreign).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it("gives up on a page that would never be done, and the reader's page goes on", async () => {
    await candidateWithCv(site, "andlos@exempel.se", endlessCv);
    const { page, close, complaints } = await device(browser, site);
    await register(page, await invitation(site, "gun@exempel.se", "--namn", "Gun"));
    await page.getByRole("link", { name: /Oläst/ }).first().click();
    await page.getByText("Visa sidorna").click();
    await page.locator("iframe").scrollIntoViewIfNeeded();
    const frame = page.frameLocator("iframe");
    await frame.getByText("Ritar sida 2 av 2 …").waitFor();
    await page.getByLabel("Ny anteckning").fill("Läste texten.");
    await page.getByRole("button", { name: "Spara anteckning" }).click();
    await page.getByText("Visa sidorna").click();
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await frame.getByText("Ritar sida 2 av 2 …").waitFor();
    expect(page.workers()).toHaveLength(2);
    // Out of sight the work is neither held up nor let off.
    await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
    await frame.getByText("Resten av sidorna går inte att rita. Läs texten i stället.").waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await frame.getByRole("img").count()).toBe(1);
    expect(complaints).toEqual({ console: [], foreign: [], violations: [] });
    await close();
  });
});
