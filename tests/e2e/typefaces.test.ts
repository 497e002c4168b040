import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";
import { slowDown } from "#tests/support/slow-line.ts";

const { site, browser } = await siteAndBrowser();

/** The typefaces that a heading and a paragraph are drawn with, and whether they are the site's. */
async function drawnWith(page: Page): Promise<{ name: string; ours: boolean }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const used = [];
  for (const selector of ["h1", "main p"]) {
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    used.push(...fonts.map(({ familyName, isCustomFont }) => ({ name: familyName, ours: isCustomFont })));
  }
  return used;
}

const ours = [
  { name: expect.stringContaining("Hedvig"), ours: true },
  { name: expect.stringContaining("Familjen"), ours: true },
];
const devices = [expect.objectContaining({ ours: false }), expect.objectContaining({ ours: false })];

/** When each typeface was asked for and when the page was there, in milliseconds. */
const asked = (page: Page) =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    if (!(navigation instanceof PerformanceNavigationTiming)) throw new Error("no navigation");
    const fonts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".woff2"));
    return { at: fonts.map(({ startTime }) => startTime), there: navigation.loadEventStart };
  });

describe("the typefaces", () => {
  // A machine that is busy for a moment counts as a slow line.
  it.each(["/guider/e-commerce-manager", "/kontakt"])(
    "are there from the first page on: %s",
    { retry: 2 },
    async (first) => {
      const page = await browser.newPage();
      await page.goto(site.url + first);
      expect(await drawnWith(page)).toEqual(ours);
      await page.close();
    },
  );

  it("do not hold up the first page on a slow line, and are there on the next", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    await slowDown(page);
    await page.goto(`${site.url}/guider/e-commerce-manager`);
    await page.waitForLoadState("networkidle");
    expect(await drawnWith(page)).toEqual(devices);
    const { at, there } = await asked(page);
    expect(at).toHaveLength(2);
    for (const time of at) expect(time).toBeGreaterThanOrEqual(there);

    await page.getByRole("contentinfo").getByRole("link", { name: "Integritet" }).click();
    await page.waitForURL("**/integritet");
    await page.waitForLoadState();
    expect(await drawnWith(page)).toEqual(ours);
    await page.close();
  });

  it("are there on the second page where nothing runs", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.url);
    await page.waitForLoadState("networkidle");
    await page.goto(`${site.url}/guider/e-commerce-manager`);
    expect(await drawnWith(page)).toEqual(ours);
    await page.close();
  });
});
