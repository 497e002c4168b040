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

  it("gives a nonce to every page that is drawn, and asks proxy.ts for no sealed one but where it leads on", () => {
    // As path-to-regexp reads the matchers that stand there.
    const patterns = config.matcher.map((matcher) => new RegExp(`^${matcher.replace("/:path*", "(?:/[^/]+)*")}$`));
    const asked = (address: string) => patterns.some((pattern) => pattern.test(address));
    for (const { path: at, kind } of routes) {
      if (kind === "drawn") expect(asked(example(at)), at).toBe(true);
      if (kind === "sealed" && at !== "/verktyg/kravprofil") expect(asked(example(at)), at).toBe(false);
    }
    expect(routes.filter(({ post }) => post).filter(({ path: at }) => at.endsWith("/skicka") && asked(at))).toEqual([]);
  });
});
