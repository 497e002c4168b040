import { globSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { routeOf, routes } from "#lib/http/routes.ts";
import { config } from "#proxy.ts";

/** What the folders of app/ answer at, pages apart from the rest. */
const inApp = (name: string) =>
  globSync(`app/**/${name}`).map((file) => `/${path.dirname(path.relative("app", file)).replace(/^\.$/, "")}`);

/** An address for a route, with something in place of each name. */
const example = (route: string) => route.replaceAll(/\[\w+\]/g, "prov-namn");

describe("the table of routes", () => {
  it("has every page and every handler of app/, and nothing else", () => {
    const pages = routes.filter(({ kind }) => kind === "sealed" || kind === "drawn").map(({ path: at }) => at);
    const others = routes.filter(({ kind }) => kind === "file" || kind === "handler").map(({ path: at }) => at);
    expect(pages.sort()).toEqual(inApp("page.tsx").sort());
    expect(others.sort()).toEqual(inApp("route.ts").sort());
  });

  it.each(routes)("finds $path, and takes what is named in full before what a name stands for", (route) => {
    expect(routeOf(example(route.path))).toEqual(route);
  });

  it("asks proxy.ts for a nonce where the framework stays in the page, and where an address leads on", () => {
    const asked = routes.filter(({ enhanced, leadsOn }) => enhanced || leadsOn).map(({ path: at }) => at);
    expect(config.matcher.toSorted()).toEqual([...asked, "/verktyg/kravprofil/word"].sort());
  });
});
