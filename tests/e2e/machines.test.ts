import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallScript } from "#lib/build/small-script.ts";
import { guides } from "#lib/content/library.ts";
import { allPages } from "#tests/support/pages.ts";
import { type Site, startSite } from "#tests/support/site.ts";

/** Editors add guides: the tests do not count their work. */
const guideCount = guides().length;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

const get = (path: string, init: RequestInit = {}) => fetch(site.url + path, { redirect: "manual", ...init });
const text = async (path: string) => (await get(path)).text();

async function structuredData(path: string): Promise<Record<string, unknown>[]> {
  const html = await text(path);
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json ?? ""),
  );
}

describe("for machines", () => {
  it("the sitemap lists every page once, with the day it was changed", async () => {
    const xml = await text("/sitemap.xml");
    const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? "").pathname);
    expect(paths.sort()).toEqual(allPages);
    // Forms and tools are not dated: they are what they are made of.
    const undated = allPages.filter((path) => /^\/(kandidat|kontakt|verktyg)/.test(path));
    expect(xml.match(/<lastmod>\d{4}-\d{2}-\d{2}<\/lastmod>/g)?.length).toBe(allPages.length - undated.length);
  });

  it("robots.txt names the sitemap", async () => {
    expect(await text("/robots.txt")).toMatch(/Sitemap: http.*\/sitemap\.xml/);
  });

  it("the feed is Atom and holds the guides", async () => {
    const response = await get("/feed.xml");
    expect(response.headers.get("content-type")).toContain("application/atom+xml");
    const xml = await response.text();
    expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
    expect(xml.match(/<entry>/g)).toHaveLength(guideCount);
  });

  it("llms.txt leads to Markdown that holds what the guide shows", async () => {
    const list = await text("/llms.txt");
    const paths = [...list.matchAll(/\((http[^)]+\.md)\)/g)].map(([, url]) => new URL(url ?? "").pathname);
    expect(paths).toHaveLength(guideCount);
    for (const path of paths) {
      const response = await get(path);
      expect(response.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
      expect(await response.text()).toMatch(/^# /);
    }
    const comparison = await text("/guider/e-commerce-manager-eller-digital-marketing-manager.md");
    expect(comparison).toContain("| Samverkan");
    const kpis = await text("/guider/kpier-for-e-handel.md");
    expect(kpis).toContain("antal order ÷ antal besök");
    expect(kpis).not.toContain("<Nyckeltal");
  });

  it("each guide has a picture of its own", async () => {
    const html = await text("/guider/e-commerce-manager");
    const picture = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
    const response = await get(new URL(picture).pathname);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  });

  it("pages say in JSON-LD what they are", async () => {
    const types = async (path: string) => (await structuredData(path)).map((data) => data["@type"]);
    expect(await types("/")).toEqual(["EmploymentAgency"]);
    expect(await types("/guider/e-commerce-manager")).toEqual(["Article", "BreadcrumbList", "FAQPage"]);
    expect(await types("/guider/kpier-for-e-handel")).toEqual(["Article", "BreadcrumbList", "DefinedTermSet"]);
    expect(await types("/tjanster/rekrytering")).toEqual(["Service", "BreadcrumbList"]);
  });

  it("JSON-LD holds what its type requires", async () => {
    const [article, , faq] = await structuredData("/guider/e-commerce-manager");
    expect(article).toMatchObject({
      "@context": "https://schema.org",
      headline: "E-commerce manager",
      inLanguage: "sv-SE",
    });
    for (const field of ["image", "datePublished", "dateModified", "author", "publisher"])
      expect(article).toHaveProperty(field);
    expect(faq?.mainEntity).toHaveLength(3);
    const [, , terms] = await structuredData("/guider/kpier-for-e-handel");
    expect(terms?.hasDefinedTerm).toHaveLength(5);
  });

  it("every address in the terms leads to a section that is there", async () => {
    const [, , terms] = await structuredData("/guider/kpier-for-e-handel");
    const html = await text("/guider/kpier-for-e-handel");
    for (const term of (terms?.hasDefinedTerm ?? []) as { "@id": string }[]) {
      expect(html).toContain(`id="${decodeURIComponent(new URL(term["@id"]).hash.slice(1))}"`);
    }
  });
});

describe("answers", () => {
  it("carry the security headers and do not name the framework", async () => {
    for (const path of ["/", "/kontakt", "/verktyg/kpi", "/api/health", "/feed.xml", "/finns-inte"]) {
      const { headers } = await get(path);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("strict-origin-when-cross-origin");
      expect(headers.get("permissions-policy"), path).toContain("camera=()");
      // On a page that protects nothing it would only make the browser start another process.
      const guarded = !["/", "/verktyg/kpi", "/feed.xml"].includes(path);
      expect(headers.get("cross-origin-opener-policy"), path).toBe(guarded ? "same-origin" : null);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'self'");
      expect(headers.get("x-powered-by"), path).toBeNull();
      expect(headers.get("set-cookie"), path).toBeNull();
    }
  });

  it("of what is made at build are asked for again each time, and cost nothing when they are the same", async () => {
    for (const path of [
      "/",
      "/guider/e-commerce-manager",
      "/guider/e-commerce-manager.md",
      "/feed.xml",
      "/sitemap.xml",
    ]) {
      const first = await get(path);
      expect(first.headers.get("cache-control"), path).toBe("public, max-age=0, must-revalidate");
      expect(first.headers.get("vary"), path).toContain("Accept-Encoding");
      const etag = first.headers.get("etag") ?? "";
      expect(etag, path).toMatch(/^"[\w-]{22}-(br|gz)"$/);
      const again = await fetch(site.url + path, { headers: { "If-None-Match": etag } });
      expect(again.status, path).toBe(304);
      expect(await again.text()).toBe("");
      const head = await fetch(site.url + path, { method: "HEAD" });
      expect([head.status, head.headers.get("etag")], path).toEqual([200, etag]);
      const plain = await fetch(site.url + path, { headers: { "Accept-Encoding": "identity" } });
      expect(plain.headers.get("content-encoding"), path).toBeNull();
      expect(await plain.text(), path).toBe(await first.text());
    }
    const asset = /\/_next\/static\/media\/[\w.-]+\.woff2/.exec(await text("/"))?.[0] ?? "";
    expect((await get(asset)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("to addresses kept from before there were several roles lead on for good", async () => {
    const kept = await fetch(`${site.url}/verktyg/kravprofil?mal=tillvaxt&till=resultat`, { redirect: "manual" });
    expect(kept.status).toBe(308);
    expect(kept.headers.get("location")).toMatch(
      /\/verktyg\/kravprofil\/e-commerce-manager\?mal=tillvaxt&till=resultat$/,
    );
    const word = await fetch(`${site.url}/verktyg/kravprofil/word?mal=tillvaxt`);
    expect(word.headers.get("content-type")).toContain("wordprocessingml");
  });

  it("name speculation rules that are there", async () => {
    expect((await get("/")).headers.get("speculation-rules")).toBe('"/speculation-rules.json"');
    const rules = await get("/speculation-rules.json");
    expect(rules.headers.get("content-type")).toBe("application/speculationrules+json");
    expect(await rules.json()).toHaveProperty("prerender");
  });

  it("our own script is at most 1.6 KiB", () => {
    expect(new TextEncoder().encode(smallScript("page")).length).toBeLessThanOrEqual(1.6 * 1024);
  });

  it("to an unknown address are 404, in Swedish", async () => {
    for (const path of [
      "/finns-inte",
      "/guider/finns-inte",
      "/tjanster/x",
      "/kontakt/tack",
      "/kontakt/tack?referens=K-0000-0000",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain("Här tar linjen slut.");
    }
  });

  it("of health say ok and nothing else", async () => {
    const response = await get("/api/health");
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("ok");
  });
});

describe("a form's address", () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    get("/kontakt/skicka", { method: "POST", body, headers });

  it("leads someone who opens it by hand to the form", async () => {
    const response = await get("/kontakt/skicka");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/kontakt");
  });

  it("refuses a form from another site", async () => {
    const response = await post(new URLSearchParams({ name: "x" }), { "Sec-Fetch-Site": "cross-site" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Formuläret kom från en annan webbplats");
  });

  it("refuses more than 64 KB, and what is no form", async () => {
    expect((await post(new URLSearchParams({ message: "x".repeat(70_000) }))).status).toBe(413);
    expect((await post("{}", { "Content-Type": "application/json" })).status).toBe(400);
  });

  it("says politely when a limit is reached, and shows every word", async () => {
    const headers = { "X-Forwarded-For": "192.0.2.99" };
    const words = new URLSearchParams({ message: "Vi söker\nnågon <här>", company: "Exempel AB" });
    let response = await post(words, headers);
    for (let count = 0; count < 60; count += 1) response = await post(words, headers);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("300");
    const page = await response.text();
    expect(page).toContain("Vänta en stund");
    expect(page).toContain("Vi söker\nnågon &lt;här&gt;");
  });
});
