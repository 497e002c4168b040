import type { Page } from "playwright";
import { violations } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { pdf } from "#tests/support/cv.ts";
import { allPages } from "#tests/support/pages.ts";
import { device, invitation, register, startSiteForStaff } from "#tests/support/staff.ts";
import { candidateWithCv, submitContact } from "#tests/support/submit.ts";
import { alfa } from "./alfa.ts";
import { ibm } from "./ibm.ts";
import { nu } from "./nu.ts";

/**
 * `npm run checkers`: every page, and what a visitor or one of the staff can bring it to show, read by four checkers:
 * axe, IBM's and Siteimprove's in the browser, the Nu checker as it was sent. Beside `npm test`, which has axe alone, as
 * it takes minutes and Java. Ends with 1 when one of them has found something.
 */

/** Pages that show something else than when they are first opened. */
const SHOWN = [
  "/finns-inte",
  "/sok?q=konvertering",
  "/sok?q=konverterng",
  "/sok?q=xyzzy",
  "/verktyg/rollval?kop=avbryter",
  "/verktyg/kpi?snittordervarde.revenue=1250&snittordervarde.orders=m%C3%A5nga",
  "/verktyg/kravprofil/e-commerce-manager?mal=plattform&plattform=bromsar&till=resultat",
  "/kandidat/tack?referens=K-0000-0000",
  "/kandidat/bekrafta?kod=okand",
  "/kandidat/mina-uppgifter",
  "/kontakt?tjanst=rekrytering&profil=mal%3Dplattform",
  "/kontakt/tack?referens=F-0000-0000",
  "/personal/in",
  "/personal/valkommen?kod=okand",
];

const inBrowser = { axe: violations, ibm, alfa };
const sent = new Map<string, string>();
const found: { page: string; checker: string; what: string }[] = [];

/** Reads what the window shows. */
async function read(page: Page, name: string): Promise<void> {
  for (const [checker, check] of Object.entries(inBrowser)) {
    for (const what of await check(page)) found.push({ page: name, checker, what });
  }
}

async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  sent.set(address, (await answer?.text()) ?? "");
  await read(page, address);
}

const site = await startSiteForStaff();
const browser = await launchBrowser();
try {
  const staff = await device(browser, site, { bypassCSP: true });
  const { page } = staff;
  for (const address of [...allPages, ...SHOWN]) await open(page, address);

  for (const form of ["/kandidat", "/kontakt"]) {
    await page.goto(form);
    await page.locator("main form button[type=submit]").click();
    await page.getByRole("alert").first().waitFor();
    await read(page, `${form}, sent empty`);
  }

  await register(page, await invitation(site, "anna@exempel.se", "--namn", "Anna", "--administrator"));
  await open(page, "/personal");
  await candidateWithCv(site, "cv@exempel.se", pdf({}));
  await submitContact(site, { profile: "mal=plattform&plattform=bromsar" });
  await open(page, "/personal?kind=candidate&ort=Bor%C3%A5s");
  await open(page, "/personal?q=finns+inte");
  await open(page, "/personal/medarbetare");
  await page.goto("/personal");
  const leads = await page
    .getByRole("link", { name: /Oläst/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const address of leads) await open(page, address);
} finally {
  await browser.close();
  await site.stop();
}
for (const [page, all] of await nu(sent)) for (const what of all) found.push({ page, checker: "nu", what });
for (const { page, checker, what } of found) console.log(`${page}\n  ${checker}: ${what}`);
console.log(`${sent.size} pages, ${Object.keys(inBrowser).length + 1} checkers, ${found.length} found`);
if (found.length > 0) process.exitCode = 1;
