import { brotliCompressSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { routeOf } from "#lib/http/routes.ts";
import { violations } from "#tests/support/axe.ts";
import { expectOwnStyle } from "#tests/support/own-style.ts";
import { allPages, contentPages } from "#tests/support/pages.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";
import { slowDown } from "#tests/support/slow-line.ts";
import { noComplaints, visit } from "#tests/support/visitor.ts";

const { site, browser } = await siteAndBrowser();

/** Pages in states that an address alone brings about. */
const results = [
  "/verktyg/kravprofil/e-commerce-manager?mal=plattform&plattform=bromsar&krav=Max+35+%C3%A5r&till=resultat",
  "/verktyg/kravprofil/e-commerce-manager?mal=tillvaxt&vid=4",
  "/verktyg/kpi?snittordervarde.revenue=tolv&tank-om.visitors=-1",
  "/verktyg/rollval?besok=for-fa&landning=langsamt&kop=avbryter",
  "/kontakt?profil=mal%3Dplattform&tjanst=rekrytering",
  "/kandidat/mina-uppgifter",
  "/kandidat/mina-uppgifter?klart=radera",
  "/kandidat/bekrafta?kod=fel",
  "/finns-inte",
  "/sok?q=konvertering",
  "/sok?q=konvertringsgrad",
  "/personal/in",
  "/personal/valkommen?kod=fel",
];

/** Has the page count how much of it moves by itself (Cumulative Layout Shift). */
async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, {
          shift: Number(Reflect.get(window, "shift")) + Number(Reflect.get(entry, "value")),
        });
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const shiftOf = (page: Page) => page.evaluate(() => Number(Reflect.get(window, "shift")));

describe("every page", () => {
  it("is valid HTML: what may stand in what, one element an id, names for what needs them", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: {
        // How the framework writes, not what it means.
        "void-style": "off",
        "attribute-boolean-style": "off",
        "attribute-empty-style": "off",
        "doctype-style": "off",
        "no-raw-characters": "off",
        "script-type": "off",
        "no-trailing-whitespace": "off",
        // Search engines cut a title, readers of a tab do not.
        "long-title": "off",
        "require-sri": "off",
      },
    });
    for (const path of [...allPages, ...results]) {
      const html = await (await fetch(site.url + path)).text();
      const { results: found } = await validator.validateString(html);
      const faults = found.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${line})`),
      );
      expect(faults, path).toEqual([]);
    }
  });
});

describe.each([
  { theme: "light" as const, width: 360 },
  { theme: "dark" as const, width: 360 },
  { theme: "light" as const, width: 1440 },
  { theme: "dark" as const, width: 1440 },
])("every page, $theme, $width wide", ({ theme, width }) => {
  it("is free of axe violations, of complaints, of foreign requests, of cookies and of sideways scrolling", async () => {
    const { page, complaints, close } = await visit(browser, site, {
      colorScheme: theme,
      viewport: { width, height: 800 },
      reducedMotion: "reduce",
      bypassCSP: true,
    });
    for (const path of [...allPages, ...results]) {
      await page.goto(path);
      expect(await violations(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});

describe("every page", () => {
  it("keeps its own content security policy", async () => {
    const { page, complaints, close } = await visit(browser, site);
    for (const path of [...allPages, ...results]) {
      const response = await page.goto(path);
      const policy = response?.headers()["content-security-policy"] ?? "";
      expect(policy, path).not.toMatch(/unsafe-(inline|eval)/);
      for (const part of [
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy, path).toContain(part);
      }
      await page.waitForLoadState("networkidle");
    }
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("has one main heading, a title and a description of its own, and a canonical address", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled: false });
    const titles = new Set<string>();
    for (const path of allPages) {
      await page.goto(path);
      expect(await page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
      titles.add(await page.title());
      const { description, canonical, waitsFor } = await page.evaluate(() => ({
        waitsFor: document.querySelector('link[rel="expect"][blocking="render"]')?.getAttribute("href"),
        description: document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? "",
        canonical: document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.getAttribute("href") ?? "",
      }));
      expect(await page.locator(`h1${waitsFor}`).count(), path).toBe(1);
      expect(description.length, path).toBeGreaterThan(50);
      expect(description.length, path).toBeLessThanOrEqual(160);
      expect(new URL(canonical).pathname).toBe(path);
    }
    expect(titles.size).toBe(allPages.length);
    await close();
  });

  it.each([320, 768])(
    "fits %i pixels: nothing is wider than its box or parted where Swedish does not",
    async (width) => {
      const { page, close } = await visit(browser, site, { viewport: { width, height: 640 } });
      for (const path of [...allPages, ...results]) {
        await page.goto(path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
        expect(await tooWide(page), path).toEqual([]);
        expect(await brokenWords(page), path).toEqual([]);
        expect(await strandedLetters(page), path).toEqual([]);
      }
      await close();
    },
  );
});

/** Boxes whose text reaches out of them. */
const tooWide = (page: Page) =>
  page
    .locator("main :is(p, li, dt, dd, label, th, td, h2, h3, button, div), footer :is(p, li, div)")
    .evaluateAll((elements) => {
      /** What only screen readers are told lies in a box that is clipped to nothing. */
      const isClipped = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).clipPath === "inset(50%)" || isClipped(element.parentElement));
      return elements
        .filter((element) => element.checkVisibility() && element.clientWidth > 1 && !isClipped(element))
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.textContent.slice(0, 60));
    });

/** What of a pattern's words begins on one line and ends on another. */
const dividedIn = (page: Page, selector: string, pattern: RegExp) =>
  page.locator(selector).evaluateAll(
    (elements, { source, flags }) => {
      const divided = new Set<string>();
      for (const element of elements) {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          for (const { 0: word, index } of (node.textContent ?? "").matchAll(new RegExp(source, flags))) {
            const range = new Range();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            if (lines.size > 1 && !word.includes("\u00ad")) divided.add(word);
          }
        }
      }
      return [...divided];
    },
    { source: pattern.source, flags: pattern.flags },
  );

/** Words in headings and tables that go on in the next line without a place for a hyphen. */
const brokenWords = (page: Page) =>
  dividedIn(page, "h1, h2, h3, th, [role=rowheader], [role=columnheader]", /[^\s\-–/]+/g);

/** "E-" or "12–" at the end of a line. */
const strandedLetters = (page: Page) =>
  dividedIn(page, "main article", /(?<![\p{L}\p{N}])e-\p{L}{1,15}(?!\p{L})|\d+–\d+/giu);

describe("content pages", () => {
  it("show what a cell says in one piece beside its column's name", async () => {
    const { page, close } = await visit(browser, site, { viewport: { width: 360, height: 640 } });
    await page.goto("/guider/e-commerce-manager");
    const pay = page.getByRole("cell", { name: "44\u00a0000–59\u00a0500" });
    const lines = await pay.evaluate((cell) => {
      const tops = new Set<number>();
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const range = new Range();
        range.selectNode(node);
        for (const { top } of range.getClientRects()) tops.add(Math.round(top));
      }
      return tops.size;
    });
    expect(lines).toBe(1);
    await close();
  });

  it("run no script of the framework's, make few requests and do not shift", async () => {
    for (const path of contentPages) {
      const { page, requests, close } = await visit(browser, site);
      await watchShift(page);
      const response = await page.goto(path, { waitUntil: "networkidle" });
      const html = (await response?.text()) ?? "";
      expect(html.match(/<script(?! type="application\/ld\+json")/g), path).toHaveLength(1);
      expect(
        requests.filter(({ type }) => type === "script"),
        path,
      ).toEqual([]);
      expect(requests.length, path).toBeLessThanOrEqual(6);
      expect(brotliCompressSync(html).length, path).toBeLessThan(30 * 1024);
      expect(await shiftOf(page), path).toBe(0);
      await page.reload({ waitUntil: "networkidle" });
      expect(await shiftOf(page), path).toBe(0);
      await close();
    }
  });

  it("say everything without JavaScript, answers included", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled: false });
    await page.goto("/guider/e-commerce-manager");
    const question = page.getByText("Går det att arbeta på distans?");
    const text = page.getByText("hybrid eller distans passar bra", { exact: false });
    expect(await text.isVisible()).toBe(false);
    await question.click();
    expect(await text.isVisible()).toBe(true);
    await page.goto("/guider/kpier-for-e-handel");
    expect(await page.getByText("2,4\u00a0%").first().isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Skriv ut" }).isVisible()).toBe(false);
    await close();
  });

  it("show the answers in print", async () => {
    const { page, close } = await visit(browser, site);
    await page.goto("/guider/e-commerce-manager");
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("hybrid eller distans passar bra", { exact: false }).isVisible()).toBe(true);
    expect(await page.getByRole("contentinfo").isVisible()).toBe(false);
    await close();
  });
});

describe("a page that is drawn for each visitor", () => {
  const drawn = [...allPages, ...results].filter((path) => {
    const route = routeOf(path.split("?")[0] ?? "");
    return route?.kind === "drawn" && !route.path.startsWith("/personal");
  });

  /** Where a form stands that was sent empty. */
  async function sentEmpty(form: string): Promise<string> {
    const { page, close } = await visit(browser, site, { javaScriptEnabled: false });
    await page.goto(form);
    await page.locator("main form button[type=submit]").last().click();
    await page.locator("main [aria-invalid=true]").first().waitFor();
    const { pathname, search } = new URL(page.url());
    await close();
    return pathname + search;
  }

  it.each([360, 1440])("asks for no style sheet and looks as if it had, to the pixel, %i wide", async (width) => {
    const { page, close } = await visit(browser, site, { viewport: { width, height: 800 }, reducedMotion: "reduce" });
    const forms = await Promise.all(["/kontakt", "/kandidat"].map(sentEmpty));
    for (const path of [...drawn, ...forms]) {
      await page.goto(path);
      await expectOwnStyle(page);
    }
    await close();
  });
});

describe("on a telephone and a slow line", () => {
  it("nothing moves while the page comes, whatever typeface stands in", async () => {
    for (const path of ["/", "/guider/e-commerce-manager", "/tjanster/rekrytering", "/kontakt"]) {
      const { page, close } = await visit(browser, site, { viewport: { width: 360, height: 740 } });
      await slowDown(page);
      await watchShift(page);
      await page.goto(path, { waitUntil: "networkidle" });
      expect(await shiftOf(page), path).toBeLessThanOrEqual(0.01);
      await close();
    }
  });
});

describe("an employer's way", () => {
  it("goes from the start page through the guides to the form", async () => {
    const { page, complaints, close } = await visit(browser, site, { viewport: { width: 360, height: 780 } });
    await page.goto("/");
    expect(await page.getByRole("link", { name: "Gå med i nätverket" }).isVisible()).toBe(true);
    await page.getByText("Meny").click();
    await page.getByRole("link", { name: "Guider", exact: true }).first().click();
    await page.getByRole("link", { name: "E-commerce manager eller Digital Marketing Manager?" }).click();
    await page.getByRole("navigation", { name: "På sidan" }).getByRole("link", { name: "Sida vid sida" }).click();
    expect(new URL(page.url()).hash).toBe("#sida-vid-sida");
    await page.getByRole("link", { name: "Fråga oss" }).click();
    expect(new URL(page.url()).pathname).toBe("/kontakt");
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("can begin by skipping the menu", async () => {
    const { page, close } = await visit(browser, site);
    await page.goto("/guider/e-commerce-manager");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#innehall");
    await close();
  });
});
