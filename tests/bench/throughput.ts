import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { startSite } from "#tests/support/site.ts";
import { median } from "./quantile.ts";

const LINES = 32;
const SECONDS = 2;
const ROUNDS = 3;

const PAGES = {
  guide: "/guider/e-commerce-manager",
  contact: "/kontakt",
  "tool with result": "/verktyg/kpi?snittordervarde.revenue=600000&snittordervarde.orders=480",
  "requirement profile": "/verktyg/kravprofil/e-commerce-manager?mal=plattform&plattform=bromsar&till=resultat",
  search: "/sok?q=konvertering",
};

/** Answers a second over 32 lines that are kept open. Each line comes from a network of its own. */
async function perSecond(url: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let answers = 0;
  const line = async (index: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < until) {
      await new Promise<void>((resolve, reject) => {
        const headers = {
          "Accept-Encoding": "br, gzip",
          // The guard counts drawn pages by network: many visitors, not one.
          "X-Forwarded-For": `10.${index}.${answers % 250}.${Math.floor(answers / 250) % 250}`,
        };
        get(url, { agent, headers }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
          response.resume().once("end", resolve);
        }).once("error", reject);
      });
      answers += 1;
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: LINES }, (_, index) => line(index)));
  return answers / SECONDS;
}

/** Requests a second for each kind of page, beside a bare file from a bare server, in turn in one run. */
export async function benchThroughput(): Promise<Record<string, Record<string, number>>> {
  const site = await startSite({ LOG_LEVEL: "silent" });
  const file = gzipSync(await (await fetch(site.url + PAGES.guide)).text());
  const bare = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Content-Encoding": "gzip", "Content-Length": file.length });
    response.end(file);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => bare.once("listening", resolve));
  const urls = new Map([
    ["bare file", `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`],
    ...Object.entries(PAGES).map(([name, path]) => [name, site.url + path] as const),
  ]);
  try {
    const rates = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, url] of urls) rates.set(name, [...(rates.get(name) ?? []), await perSecond(url)]);
    }
    const base = median(rates.get("bare file") ?? []);
    const rows = Object.fromEntries(
      [...rates].map(([name, values]) => [
        name,
        { "per second": Math.round(median(values)), "bare = 1": Math.round((median(values) / base) * 100) / 100 },
      ]),
    );
    console.log(`\nRequests a second, ${LINES} lines, median of ${ROUNDS}, client on the same machine`);
    console.table(rows);
    return rows;
  } finally {
    bare.close();
    await site.stop();
  }
}
