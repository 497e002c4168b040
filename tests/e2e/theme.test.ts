import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";

const { site, browser } = await siteAndBrowser();

const choices = (page: Page) => page.getByRole("contentinfo").getByRole("group", { name: "Utseende" });

const isPressed = (page: Page, name: string) =>
  choices(page).getByRole("button", { name, exact: true, pressed: true }).isVisible();

/** The page's ground, dark or light, as the reader sees it. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const [lightness = ""] = /[\d.]+/.exec(getComputedStyle(document.documentElement).backgroundColor) ?? [];
    return Number(lightness) < 0.5;
  });

describe("the theme", () => {
  it("is the system's until the reader chooses another, which stays on the pages after", async () => {
    const page = await browser.newPage({ colorScheme: "light" });
    await page.goto(site.url);
    expect(await isPressed(page, "Som systemet")).toBe(true);
    expect(await isDark(page)).toBe(false);
    await choices(page).getByRole("button", { name: "Mörkt" }).click();
    expect(await isPressed(page, "Mörkt")).toBe(true);
    expect(await isDark(page)).toBe(true);
    for (const path of ["/guider/e-commerce-manager", "/kontakt"]) {
      await page.goto(site.url + path);
      expect(await isDark(page), path).toBe(true);
      expect(await isPressed(page, "Mörkt"), path).toBe(true);
    }
    await choices(page).getByRole("button", { name: "Som systemet" }).click();
    expect(await isDark(page)).toBe(false);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    await page.reload();
    expect(await isPressed(page, "Som systemet")).toBe(true);
    await page.close();
  });

  it("can be chosen for a page where nothing may be stored", async () => {
    const page = await browser.newPage({ colorScheme: "dark" });
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("closed", "SecurityError");
        },
      });
    });
    await page.goto(site.url);
    expect(await isPressed(page, "Som systemet")).toBe(true);
    await choices(page).getByRole("button", { name: "Ljust" }).click();
    expect(await isPressed(page, "Ljust")).toBe(true);
    expect(await isDark(page)).toBe(false);
    await page.close();
  });

  it("offers no choice where nothing runs", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.url);
    expect(await choices(page).count()).toBe(0);
    await page.close();
  });
});
