import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Sent, SHARED_SECRET, sendOne } from "#tests/support/load.ts";
import { startSite, storedReferences } from "#tests/support/site.ts";
import { median } from "./quantile.ts";

/**
 * `npm run soak`: ten minutes of reading and submitting at about four fifths of what the machine does (the lines pause a
 * fourth of the time that an answer took). Ends with 1 where there was an error, a lead was lost or memory grew.
 */

const { minutes } = parseArgs({ options: { minutes: { type: "string", default: "10" } } }).values;
const READERS = 8;
const SENDERS = 4;
const PAGES = [
  "/",
  "/guider/kpier-for-e-handel",
  "/verktyg/kpi?snittordervarde.revenue=600000&snittordervarde.orders=480",
  "/sok?q=interim",
  "/kontakt",
];

const site = await startSite({ APP_SECRET: SHARED_SECRET, LOG_LEVEL: "silent" });
const until = performance.now() + Number(minutes) * 60_000;
const errors: string[] = [];
const sent: Sent[] = [];
const memory: number[] = [];
let reads = 0;

const rest = (took: number) => new Promise((resolve) => setTimeout(resolve, took / 4));

async function timed(act: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  try {
    await act();
  } catch (error) {
    errors.push(String(error));
  }
  await rest(performance.now() - begun);
}

async function read(index: number): Promise<void> {
  while (performance.now() < until) {
    await timed(async () => {
      const path = PAGES[reads % PAGES.length] ?? "/";
      const headers = { "X-Forwarded-For": `10.${index}.${reads % 250}.${Math.floor(reads / 250) % 250}` };
      reads += 1;
      const answer = await fetch(site.url + path, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    });
  }
}

async function send(): Promise<void> {
  while (performance.now() < until) {
    await timed(async () => {
      const one = await sendOne(site);
      if (!one) throw new Error("a form was not taken");
      sent.push(one);
    });
  }
}

const watch = setInterval(() => {
  const status = readFileSync(`/proc/${site.process.pid}/status`, "utf8");
  memory.push(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}, 5000);
await Promise.all([
  ...Array.from({ length: READERS }, (_, index) => read(index)),
  ...Array.from({ length: SENDERS }, send),
]);
clearInterval(watch);

const stored = new Set(await storedReferences(site, { APP_SECRET: SHARED_SECRET }));
const lost = sent.filter(({ reference }) => !stored.has(reference)).length;
const third = Math.floor(memory.length / 3);
const [second, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
console.table({
  minutes: Number(minutes),
  read: reads,
  sent: sent.length,
  errors: errors.length,
  lost,
  "MB, second third": Math.round(second),
  "MB, last third": Math.round(last),
});
for (const error of new Set(errors)) console.error(error);
await site.stop();
process.exitCode = errors.length > 0 || lost > 0 || last > second * 1.15 ? 1 : 0;
