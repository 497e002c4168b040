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

  it("have the measures of what devices have, as far as this machine has it", async ({ skip }) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    await page.goto(`${site.url}/guider/e-commerce-manager`);
    const found = await page.evaluate(async () => {
      const canvas = document.createElement("canvas").getContext("2d");
      if (!canvas) throw new Error("no canvas");
      const measured = (weight: number, family: string) => {
        canvas.font = `${weight} 100px "${family}"`;
        const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText(
          "Personen som ser till att besöket blir ett köp, att köpet går med vinst och att kunden kommer tillbaka.",
        );
        return { width, height: fontBoundingBoxAscent + fontBoundingBoxDescent };
      };
      const results = [];
      for (const { family, weight } of document.fonts) {
        const [ours = ""] = family.replaceAll('"', "").split(" ");
        const asUsed = weight === "600 700" ? 600 : 400;
        if (family === ours) continue;
        const [face] = await document.fonts.load(`${asUsed} 1em ${family}`).catch(() => []);
        if (face?.status !== "loaded") continue;
        await document.fonts.load(`${asUsed} 1em ${ours}`);
        const [device, own] = [measured(asUsed, family), measured(asUsed, ours)];
        results.push({
          face: `${family} ${weight}`,
          width: device.width / own.width,
          height: device.height / own.height,
        });
      }
      return results;
    });
    skip(found.length === 0, "none of Arial, Liberation, Roboto, Noto and DejaVu is installed");
    for (const { face, width, height } of found) {
      expect(Math.abs(width - 1), `width of ${face}`).toBeLessThan(0.03);
      expect(Math.abs(height - 1), `height of ${face}`).toBeLessThan(0.01);
    }
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
