import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guides } from "#lib/content/library.ts";
import { readStaticTable, STATIC_TABLE } from "#lib/http/static-site.ts";
import { addGuides, copyProject } from "#tests/support/project-copy.ts";
import { runTask } from "#tests/support/site.ts";

/** With the site's own they fill three pages of the list, and more than the feed holds. */
const MORE = 59 - guides().length;
/** The number of the one that was changed long before the others. */
const OLD = 0;
/** The number of the one that stood at another address before. */
const MOVED = 1;
const LONGEST_BUILD_MS = 180_000;

const project = copyProject();

function change(number: number, by: (text: string) => string): void {
  const file = path.join(project, `content/guider/prov-${number}.mdx`);
  writeFileSync(file, by(readFileSync(file, "utf8")));
}

beforeAll(async () => {
  addGuides(project, MORE);
  change(MOVED, (text) => text.replace(/^ordning: /m, "tidigare:\n  - /guider/prov-forr\nordning: "));
  change(OLD, (text) => text.replaceAll(/^(publicerad|andrad): .*$/gm, "$1: 2020-01-01"));
  const { code, output, errors } = await runTask("run-build", [], {}, project);
  expect(code, output + errors).toBe(0);
}, LONGEST_BUILD_MS);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const written = (file: string) => readFileSync(path.join(project, ".next-current/static-site", file), "utf8");

const guideLinks = (html: string) => new Set(html.match(/(?<=<h2[^>]*><a href=")\/guider\/[^"]+/g));

/** The pages of the list that a page leads to, in order, and which of them it is. */
function numbersIn(html: string): string[] {
  const [nav = ""] = /<nav aria-label="Sidor med guider".*?<\/nav>/s.exec(html) ?? [];
  return [...nav.matchAll(/<a href="([^"]+)" aria-label="Sida \d+"( aria-current="page")?/g)].map(
    ([, address = "", current]) => (current ? `${address} (here)` : address),
  );
}

describe("a site with many guides", () => {
  it("lists each once, twenty on a page, with the first, the last and the next pages in reach", () => {
    const pages = ["guider.html", "guider/sida/2.html", "guider/sida/3.html"].map(written);
    const sizes = pages.map((html) => guideLinks(html).size);
    expect(sizes).toEqual([20, 20, expect.any(Number)]);
    const all = new Set(pages.flatMap((html) => [...guideLinks(html)]));
    expect(all.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
    for (let number = 0; number < MORE; number += 1) expect(all).toContain(`/guider/prov-${number}`);
    expect(pages.map(numbersIn)).toEqual([
      ["/guider (here)", "/guider/sida/2", "/guider/sida/3"],
      ["/guider", "/guider/sida/2 (here)", "/guider/sida/3"],
      ["/guider", "/guider/sida/2", "/guider/sida/3 (here)"],
    ]);
  });

  it("names every page in the sitemap", () => {
    const sitemap = written("sitemap.xml");
    const added = Array.from({ length: MORE }, (_, number) => `/guider/prov-${number}`);
    for (const address of ["/guider", "/guider/sida/2", "/guider/sida/3", ...added]) {
      expect(sitemap.split(`${address}</loc>`), address).toHaveLength(2);
    }
    expect(sitemap).not.toContain("/guider/sida/4");
  });

  it("shows some at the start and leads to the others", () => {
    const start = written("index.html");
    expect(guideLinks(start).size).toBe(4);
    expect(start).toContain('href="/guider"');
  });

  it("has the fifty that were changed last in the feed", () => {
    const feed = written("feed.xml");
    expect(feed.match(/<entry>/g)).toHaveLength(50);
    expect(feed).not.toContain(`/guider/prov-${OLD}"`);
  });

  it("leads on from where a guide stood before, to its Markdown too", () => {
    const { moved } = readStaticTable(path.join(project, ".next-current", STATIC_TABLE));
    const now = `/guider/prov-${MOVED}`;
    expect(moved).toMatchObject({ "/guider/prov-forr": now, "/guider/prov-forr.md": `${now}.md` });
  });
});
