import { searchFor } from "#lib/search/search.ts";
import { siteIndex } from "#lib/search/site-index.ts";
import { quantile } from "./quantile.ts";

/** Prints how long searches take in the build of the folder that it is run in (growth.ts), as JSON. */
process.env.BUILD_DIR = ".next-current";

/** As people ask: a word, several, one written wrongly, one that nothing is called. */
const QUESTIONS = [
  "konvertering",
  "rekrytera e-handelschef",
  "konvertringsgrad",
  "snittordervarde per kund",
  "provguide nummer 7",
  "vad tjänar en e-commerce manager",
  "xyzzy",
];
const ROUNDS = 30;

const begun = performance.now();
const index = siteIndex();
const read = performance.now() - begun;
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const question of QUESTIONS) {
    const asked = performance.now();
    searchFor(index, question);
    times.push(performance.now() - asked);
  }
}
const tenths = (ms: number) => Math.round(ms * 10) / 10;
console.log(JSON.stringify({ "index read, ms": Math.round(read), "search p95, ms": tenths(quantile(times, 0.95)) }));
