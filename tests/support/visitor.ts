import type { Browser, BrowserContextOptions, Page } from "playwright";
import { eventually, type Site } from "./site.ts";

let addresses = 0;

/** A test that looks for something before the next page has its styles makes the browser skip the transition. */
const isSkippedTransition = (text: string) => text.startsWith("Transition was aborted");

/** What went wrong in a visit, as the browser tells it. */
export interface Complaints {
  console: string[];
  violations: string[];
  foreign: string[];
}

export interface Visit {
  page: Page;
  complaints: Complaints;
  /** The requests made so far, as paths with their type. */
  requests: { path: string; type: string }[];
  close: () => Promise<void>;
}

/** Opens a browser window for a visitor with a network address of their own, and listens for complaints. */
export async function visit(
  browser: Browser,
  site: Pick<Site, "url">,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  addresses += 1;
  const context = await browser.newContext({
    baseURL: site.url,
    locale: "sv-SE",
    extraHTTPHeaders: { "X-Forwarded-For": `198.51.100.${addresses % 250}, 203.0.113.${addresses}` },
    ...options,
  });
  const complaints: Complaints = { console: [], violations: [], foreign: [] };
  const requests: Visit["requests"] = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // A form that is sent back is answered 422; the browser notes that by itself.
    if (/status of (422|429|503|404)/.test(message.text())) return;
    if (isSkippedTransition(message.text())) return;
    (/Content Security Policy/.test(message.text()) ? complaints.violations : complaints.console).push(message.text());
  });
  page.on("pageerror", (error) => {
    if (!isSkippedTransition(error.message)) complaints.console.push(error.message);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    // What stands in a page is no way out of it.
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== site.url) complaints.foreign.push(request.url());
    requests.push({ path: url.pathname, type: request.resourceType() });
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return { page, complaints, requests, close: () => context.close() };
}

export const noComplaints: Complaints = { console: [], violations: [], foreign: [] };

/** Every script comes half a second late, as on a slow line. */
export async function delayScripts(page: Page): Promise<void> {
  await page.route("**/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
}

/** Touches the page's form and waits until its script, where the visitor has any, has taken the form over. */
export async function touchForm(page: Page): Promise<void> {
  const form = page.locator("main form");
  await form.locator(":is(input, textarea):visible").first().focus();
  await eventually(
    async () =>
      (await form.evaluate(
        (element) =>
          document.documentElement.dataset.js === undefined ||
          Object.keys(element).some((key) => key.startsWith("__reactProps")),
      )) || undefined,
  );
}
