import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "zod";
import { browserFlags, executablePath, npmBrowser } from "#tests/support/browser.ts";
import { startSite } from "#tests/support/site.ts";
import { median } from "./quantile.ts";

/**
 * `npm run lighthouse`: the scores (0 to 100) of the pages that people land on, as a phone would see them, in this machine's
 * browser and in the one that comes through npm. Single runs swing with the machine, so each figure is the median of some.
 * Lighthouse is fetched when it is asked for: it weighs more than all else that is installed only for tests, and nothing but
 * this needs it.
 */

const PAGES = [
  "/",
  "/guider/e-commerce-manager",
  "/tjanster",
  "/tjanster/rekrytering",
  "/verktyg/kpi",
  "/verktyg/kravprofil/e-commerce-manager",
  "/verktyg/rollval",
  "/kandidat",
  "/kontakt",
];
const RUNS = 3;
const LIGHTHOUSE = "lighthouse@13.5.0";

const reportSchema = z.object({
  categories: z.record(z.string(), z.object({ title: z.string(), score: z.number() })),
  audits: z.object({ "total-blocking-time": z.object({ numericValue: z.number() }) }),
});

type Report = z.infer<typeof reportSchema>;

const run = promisify(execFile);

async function audit(url: string, browser: string): Promise<Report> {
  const flags = ["--headless", ...browserFlags].join(" ");
  const { stdout } = await run(
    "npx",
    ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--chrome-flags=${flags}`],
    {
      env: { ...process.env, CHROME_PATH: browser },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return reportSchema.parse(JSON.parse(stdout));
}

const site = await startSite();
try {
  const browsers = [await executablePath(), ...(process.platform === "linux" ? [await npmBrowser()] : [])];
  for (const browser of new Set(browsers)) {
    const rows: Record<string, Record<string, number>> = {};
    for (const page of PAGES) {
      const reports: Report[] = [];
      for (let count = 0; count < RUNS; count += 1) reports.push(await audit(site.url + page, browser));
      const titles = Object.entries(reports[0]?.categories ?? {});
      rows[page] = {
        ...Object.fromEntries(
          titles.map(([id, { title }]) => [
            title,
            Math.round(median(reports.map((report) => (report.categories[id]?.score ?? 0) * 100))),
          ]),
        ),
        "blocking ms": Math.round(median(reports.map(({ audits }) => audits["total-blocking-time"].numericValue))),
      };
    }
    console.log(`Lighthouse, mobile, median of ${RUNS}, ${browser}`);
    console.table(rows);
  }
} finally {
  await site.stop();
}
