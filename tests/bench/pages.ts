import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { slowDown } from "#tests/support/slow-line.ts";
import { median } from "./quantile.ts";

const PAGES = ["/", "/guider/e-commerce-manager", "/guider/kpier-for-e-handel", "/kandidat", "/kontakt"];
const COMPARED = "/guider/e-commerce-manager";
const RUNS = 15;

interface Visit {
  load: number;
  lcp: number;
  /** How long the browser could not answer once something was shown, beyond 50 ms at a time. */
  blocking: number;
  /** How much moved by itself, all layout shifts together. */
  shift: number;
  requests: number;
  bytes: number;
  scriptBytes: number;
}

/**
 * Opens a page as a telephone on a slow network would: 150 ms round trip, 1.6 Mbit/s, a fourth of the processor. It has
 * no touch screen: as on a telephone, the first typeface that is asked for (app/typefaces.css) is then one that is there,
 * which on Linux is DejaVu.
 */
async function slowVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const session = await slowDown(page);
  let bytes = 0;
  let requests = 0;
  let scriptBytes = 0;
  const scripts = new Set<string>();
  session.on("Network.responseReceived", ({ requestId, type }) => {
    requests += 1;
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(500);
  const figures = await page.evaluate(async () => {
    // What there may be none of is waited for; of the largest text there is always one.
    const seen = (type: string, longest?: number) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
        if (longest) setTimeout(() => resolve([]), longest);
      });
    const sum = (entries: PerformanceEntry[], property: string) =>
      entries.reduce((all, entry) => all + Number(Reflect.get(entry, property)), 0);
    const [navigation] = performance.getEntriesByType("navigation");
    const [shown] = performance.getEntriesByName("first-contentful-paint");
    if (!shown) throw new Error("nothing was shown");
    // Unlike a long task, a long frame has layout and paint in it.
    const frames = (await seen("long-animation-frame", 1000)).filter(
      ({ startTime, duration }) => startTime + duration > shown.startTime,
    );
    return {
      load: navigation?.loadEventEnd ?? 0,
      lcp: (await seen("largest-contentful-paint")).at(-1)?.startTime ?? 0,
      blocking: sum(frames, "blockingDuration"),
      shift: sum(await seen("layout-shift", 1000), "value"),
    };
  });
  await context.close();
  return { ...figures, requests, bytes, scriptBytes };
}

/** The same text as one bare HTML file, served gzipped: as light as a page can be. */
async function serveBare(site: Site, browser: Browser): Promise<{ url: string; close: () => void }> {
  const page = await browser.newPage();
  await page.goto(site.url + COMPARED);
  const text = await page.locator("main").evaluate((main) => main.textContent);
  await page.close();
  const paragraphs = text.split(/\n+/).map((line) => `<p>${line.replaceAll("<", "&lt;")}</p>`);
  const html = gzipSync(
    `<!DOCTYPE html><html lang="sv"><meta charset="utf-8"><title>x</title>${paragraphs.join("\n")}`,
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;

/** Weight and speed of the pages, and of one guide against a bare HTML file, in turn in one run. */
export async function benchPages(): Promise<Record<string, object>> {
  const site = await startSite();
  const browser = await launchBrowser();
  const bare = await serveBare(site, browser);
  try {
    const urls = new Map([
      ["bare HTML, same text", bare.url],
      ...PAGES.map((path) => [path, site.url + path] as const),
    ]);
    const visits = new Map<string, Visit[]>([...urls.keys()].map((name) => [name, []]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const [name, url] of urls) visits.get(name)?.push(await slowVisit(browser, url));
    }
    const figure = (name: string, of: (visit: Visit) => number) => median((visits.get(name) ?? []).map(of));
    const ratio = (name: string, of: (visit: Visit) => number) =>
      Math.round((figure(name, of) / figure("bare HTML, same text", of)) * 100) / 100;
    console.log(`\nPages: 150 ms round trip, 1.6 Mbit/s, CPU x4, cold cache, median of ${RUNS}`);
    const rows = Object.fromEntries(
      [...urls.keys()].map((name) => [
        name,
        {
          requests: figure(name, (visit) => visit.requests),
          "KB sent": kilobytes(figure(name, (visit) => visit.bytes)),
          "KB script": kilobytes(figure(name, (visit) => visit.scriptBytes)),
          "LCP ms": Math.round(figure(name, (visit) => visit.lcp)),
          "load ms": Math.round(figure(name, (visit) => visit.load)),
          "blocking ms": Math.round(figure(name, (visit) => visit.blocking)),
          "layout shift": Math.round(figure(name, (visit) => visit.shift) * 1000) / 1000,
          "LCP, bare = 1": ratio(name, (visit) => visit.lcp),
          "load, bare = 1": ratio(name, (visit) => visit.load),
        },
      ]),
    );
    console.table(rows);
    return rows;
  } finally {
    bare.close();
    await browser.close();
    await site.stop();
  }
}
