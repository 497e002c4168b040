import { globSync } from "node:fs";
import type { Page } from "playwright";
import { expect } from "vitest";

/** Sees that a page has no style sheet and looks, to the pixel, as it does with the whole of it. */
export async function expectOwnStyle(page: Page): Promise<void> {
  const [sheet = ""] = globSync("*.css", { cwd: ".next-current/static/chunks" });
  expect(await page.locator('link[rel="stylesheet"]').count(), page.url()).toBe(0);
  // In the device's typefaces: the site's could come in between the pictures.
  await page.evaluate(() => document.documentElement.setAttribute("data-typefaces", "later"));
  const before = await page.screenshot({ fullPage: true });
  await page.addStyleTag({ url: `/_next/static/chunks/${sheet}` });
  const after = await page.screenshot({ fullPage: true });
  expect(after.equals(before), page.url()).toBe(true);
}
