import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { contentPages } from "#tests/support/pages.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";

const { site, browser } = await siteAndBrowser();

const GUIDE = "/guider/e-commerce-manager";
const phone = { width: 360, height: 780 };

const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** Opens a page of which something is still to be loaded until `load` is called. */
async function openUnloaded(address: string): Promise<{ page: Page; load: () => void }> {
  const page = await browser.newPage({ viewport: phone });
  const { promise: held, resolve: load } = Promise.withResolvers<void>();
  await page.route("**/held.png", async (route) => {
    await held;
    await route.abort();
  });
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const picture = new Image();
      picture.src = "/held.png";
      document.body.append(picture);
    });
  });
  await page.goto(site.url + address, { waitUntil: "domcontentloaded" });
  await nextFrame(page);
  return { page, load };
}

/** How many elements of the text are not laid out. */
const waiting = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll("main *")].filter(
        (element) => element.checkVisibility() && !element.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );

const isWhole = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.opening === undefined);

/** Puts a whole page back into the state in which it was opened. */
const openAgain = (page: Page, state: "first-view" | "rest") =>
  page.evaluate((opening) => {
    for (const part of document.querySelectorAll("[data-whole]")) part.removeAttribute("data-whole");
    document.documentElement.dataset.opening = opening;
  }, state);

/** Whether the contents of a guide, which stand below its summary, are laid out. */
const hasContents = (page: Page) =>
  page.locator('nav[aria-labelledby="pa-sidan"]').evaluate((contents) => contents.checkVisibility());

/** Waits until the page scrolls no more: it glides to where a wheel or a key leads. */
const hasStopped = (page: Page) =>
  page.waitForFunction(
    () =>
      new Promise((resolve) => {
        const before = scrollY;
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(scrollY === before)));
      }),
  );

/** How far the page is scrolled, and what heading stands in view. */
const place = (page: Page) =>
  page.evaluate(() => {
    const inView = [...document.querySelectorAll("main :is(h2, h3)")].filter((heading) => {
      const { top } = heading.getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
    return { y: Math.round(scrollY), heading: inView[0]?.textContent };
  });

const isPainted = () => performance.getEntriesByType("paint").length > 0;

describe("the first view of a page", () => {
  it.each(["/", GUIDE, "/kontakt"])("has its heading: nothing is shown before it, %s", async (path) => {
    const html = await (await fetch(site.url + path)).text();
    const end = html.indexOf("<h1");
    expect(end).toBeGreaterThan(0);
    const rest = Promise.withResolvers<void>();
    const slow = createServer(async (request, response) => {
      if (request.url !== path) return response.writeHead(404).end();
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).write(html.slice(0, end));
      await rest.promise;
      response.end(html.slice(end));
    }).listen(0, "127.0.0.1");
    await once(slow, "listening");
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`http://127.0.0.1:${(slow.address() as AddressInfo).port}${path}`, { waitUntil: "commit" });
    await page.locator("main").waitFor({ state: "attached" });
    await page.waitForTimeout(500);
    expect(await page.evaluate(isPainted)).toBe(false);
    rest.resolve();
    await page.waitForFunction(isPainted);
    await page.close();
    slow.close();
  });
});

describe("the first view of a guide", () => {
  it("comes before the rest is laid out, and the rest when the page has loaded", async () => {
    const { page, load } = await openUnloaded(GUIDE);
    expect(await waiting(page)).toBeGreaterThan(0);
    load();
    await isWhole(page);
    expect(await waiting(page)).toBe(0);
    await page.close();
  });

  it("is followed by the rest a few parts at a time, so that the browser can answer in between", async () => {
    const { page, load } = await openUnloaded(GUIDE);
    const counts = page.evaluate(async () => {
      const seen: number[] = [];
      const root = document.documentElement;
      while (root.dataset.opening !== undefined) {
        await new Promise(requestAnimationFrame);
        seen.push(document.querySelectorAll("[data-parts] > :not([data-whole])").length);
      }
      return seen;
    });
    load();
    const seen = await counts;
    expect(seen[0]).toBeGreaterThan(4);
    expect(seen.at(-1)).toBe(0);
    for (const [frame, left] of seen.slice(1).entries()) {
      expect((seen[frame] ?? 0) - left, `${left} left`).toBeLessThanOrEqual(2);
    }
    await page.close();
  });

  it.each(["#vad-tjänar-en-e-commerce-manager", "#:~:text=Vad%20tj%C3%A4nar%20en"])(
    "waits for nothing where the page is opened at a place in it: %s",
    async (fragment) => {
      const { page } = await openUnloaded(GUIDE + fragment);
      expect(await waiting(page)).toBe(0);
      await page.close();
    },
  );

  it("has the place in view that the page is opened at", async () => {
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`${site.url}${GUIDE}#vad-tjänar-en-e-commerce-manager`);
    expect((await place(page)).heading).toBe("Vad tjänar en E-commerce manager?");
    await page.close();
  });

  it("is the place that someone asks for before the page has loaded, and stays", async () => {
    const { page, load } = await openUnloaded(GUIDE);
    expect(await waiting(page)).toBeGreaterThan(0);
    await page
      .getByRole("navigation", { name: "På sidan" })
      .getByRole("link", { name: /^Vad tjänar/ })
      .click();
    expect(await waiting(page)).toBe(0);
    const before = await place(page);
    expect(before.heading).toBe("Vad tjänar en E-commerce manager?");
    load();
    await isWhole(page);
    await nextFrame(page);
    expect(await place(page)).toEqual(before);
    await page.close();
  });

  it("is the place that the reader was at, when the page is loaded again or come back to", async () => {
    const page = await browser.newPage({ viewport: phone });
    // Lines would break elsewhere in a typeface that is there at one time and not at another.
    await page.route("**/*.woff2", (route) => route.abort());
    await page.goto(site.url + GUIDE);
    await isWhole(page);
    await page.getByRole("heading", { name: "Vad tjänar en E-commerce manager?" }).scrollIntoViewIfNeeded();
    const before = await place(page);
    expect(before.y).toBeGreaterThan(2 * phone.height);
    await page.reload();
    expect(await place(page)).toEqual(before);
    await page.goto(`${site.url}/kontakt`);
    await page.goBack();
    expect(await place(page)).toEqual(before);
    await page.close();
  });

  it("stays in place for someone who has scrolled before the page had loaded", async () => {
    const { page, load } = await openUnloaded(GUIDE);
    for (let step = 0; step < 6; step += 1) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(150);
    }
    await hasStopped(page);
    const topOf = (paragraph: number) =>
      page.evaluate((at) => document.querySelectorAll("main p").item(at).getBoundingClientRect().top, paragraph);
    const read = await page.evaluate(() =>
      [...document.querySelectorAll("main p")].findIndex((text) => text.getBoundingClientRect().top > 100),
    );
    const before = await topOf(read);
    expect(await waiting(page)).toBeGreaterThan(0);
    load();
    await isWhole(page);
    await page.waitForTimeout(300);
    expect(await topOf(read)).toBeCloseTo(before, 0);
    await page.close();
  });

  it("is all that a telephone lays out before it is shown, and what is below comes with the next frame", async () => {
    const page = await browser.newPage({ viewport: phone });
    await page.addInitScript(() => {
      // Asked in the first frame, before the page's own script has: a frame's callbacks run in their order.
      requestAnimationFrame(() => {
        const contents = document.querySelector('nav[aria-labelledby="pa-sidan"]');
        const { opening } = document.documentElement.dataset;
        Object.assign(window, { inFirstFrame: { opening, contents: contents?.checkVisibility() } });
      });
    });
    await page.goto(site.url + GUIDE);
    await isWhole(page);
    const first = await page.evaluate(() => Reflect.get(window, "inFirstFrame"));
    expect(first).toMatchObject({ opening: "first-view" });
    expect(first.contents ?? false).toBe(false);
    expect(await hasContents(page)).toBe(true);
    await page.close();
  });

  it("has a guide's contents in it where there is room for them", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(site.url + GUIDE);
    await isWhole(page);
    await openAgain(page, "first-view");
    await nextFrame(page);
    expect(await hasContents(page)).toBe(true);
    await page.setViewportSize(phone);
    await nextFrame(page);
    expect(await hasContents(page)).toBe(false);
    await page.close();
  });

  it("is left for the end of the whole page by the key End, however early it is pressed", async () => {
    const { page, load } = await openUnloaded("/guider/kpier-for-e-handel");
    expect(await waiting(page)).toBeGreaterThan(0);
    await page.keyboard.press("End");
    // Less than a line: the picture that is waited for stands below all else.
    await page.waitForFunction(() => document.documentElement.scrollHeight - innerHeight - scrollY < 24);
    await hasStopped(page);
    const before = await place(page);
    load();
    await nextFrame(page);
    expect(await place(page)).toEqual(before);
    await page.close();
  });

  it.each([
    { ...phone, state: "first-view" as const },
    { ...phone, state: "rest" as const },
    { width: 1440, height: 1600, state: "first-view" as const },
  ])(
    "has everything where it is when the page is whole, on every page, $width wide, $state",
    async ({ state, ...viewport }) => {
      const page = await browser.newPage({ viewport });
      const inView = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("main *")]
            .map((element) => ({ text: element.textContent.slice(0, 40), ...element.getBoundingClientRect().toJSON() }))
            .filter(({ top, bottom }) => top < innerHeight && bottom < innerHeight),
        );
      for (const path of contentPages) {
        await page.goto(site.url + path);
        await isWhole(page);
        const whole = await inView();
        await openAgain(page, state);
        await nextFrame(page);
        expect(await inView(), path).toEqual(whole);
      }
      await page.close();
    },
  );

  it("cuts nothing off: steps have their whole dots", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1600 } });
    await page.goto(`${site.url}/sa-arbetar-vi`);
    await isWhole(page);
    const box = await page.locator("main ol").first().boundingBox();
    if (!box) throw new Error("no steps");
    // Inside the ring of the first dot, left of the list.
    const clip = { x: box.x - 8, y: box.y + 16, width: 2, height: 2 };
    const whole = await page.screenshot({ clip });
    await openAgain(page, "rest");
    await nextFrame(page);
    expect((await page.screenshot({ clip })).equals(whole)).toBe(true);
    await page.close();
  });
});
