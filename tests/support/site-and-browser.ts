import type { Browser } from "playwright";
import { afterAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type Site, startSite } from "./site.ts";

/** A site, started as `startSite` is told, and a browser for the tests of a file, ended after them. */
export async function siteAndBrowser(...how: Parameters<typeof startSite>): Promise<{ site: Site; browser: Browser }> {
  // The browser first: should it fail, no site is left behind.
  const browser = await launchBrowser();
  const site = await startSite(...how);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  return { site, browser };
}
