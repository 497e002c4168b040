import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { startSite } from "#tests/support/site.ts";
import { median } from "./quantile.ts";

const LINES = 32;
const SECONDS = 2;
const ROUNDS = 3;

const GUIDE = "/guider/e-commerce-manager";

/** What is asked for, by the turn: a result that someone has asked for is kept, so each turn asks for one of its own. */
const PAGES: Readonly<Record<string, (turn: number) => string>> = {
  guide: () => GUIDE,
  contact: () => "/kontakt",
  "tool as it is opened": () => "/verktyg/kpi",
  "tool with a new result": (turn) => `/verktyg/kpi?snittordervarde.revenue=600000&snittordervarde.orders=${turn}`,
  "a new requirement profile": (turn) =>
    `/verktyg/kravprofil/e-commerce-manager?mal=plattform&plattform=bromsar&krav=${turn}&till=resultat`,
  "a new search": (turn) => `/sok?q=konvertering+${turn}`,
};

let turns = 0;

/** Answers a second over 32 lines that are kept open. Each line comes from a network of its own. */
async function perSecond(address: (turn: number) => string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let answers = 0;
  const line = async (index: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < until) {
      turns += 1;
      const url = address(turns);
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
  const file = gzipSync(await (await fetch(site.url + GUIDE)).text());
  const bare = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Content-Encoding": "gzip", "Content-Length": file.length });
    response.end(file);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => bare.once("listening", resolve));
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
  const asked = new Map<string, (turn: number) => string>([
    ["bare file", () => bareUrl],
    ...Object.entries(PAGES).map(([name, page]) => [name, (turn: number) => site.url + page(turn)] as const),
  ]);
  try {
    const rates = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, address] of asked) rates.set(name, [...(rates.get(name) ?? []), await perSecond(address)]);
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
