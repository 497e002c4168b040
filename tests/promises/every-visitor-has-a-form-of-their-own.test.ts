import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidateValues, contactValues } from "#tests/support/leads.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { asAPersonWould, ownAddress, postOpened, referenceIn } from "#tests/support/submit.ts";

const MARK = /name="formToken" value="([^"]+)"/;
const NONCE = /'nonce-([^']+)'/;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

/** The page as one visitor gets it. */
async function visitTo(address: string, accept = "br", method = "GET") {
  const answer = await fetch(site.url + address, {
    method,
    headers: { ...ownAddress(), "Accept-Encoding": accept },
  });
  const html = await answer.text();
  const [, mark = ""] = MARK.exec(html) ?? [];
  const [, nonce = ""] = NONCE.exec(answer.headers.get("content-security-policy") ?? "") ?? [];
  return { answer, html, mark, nonce, common: html.replaceAll(mark, "M").replaceAll(nonce, "N") };
}

describe.each([
  { address: "/kontakt", values: contactValues },
  { address: "/kandidat", values: candidateValues },
])("the form at $address, whose page is drawn once for many", ({ address, values }) => {
  it("has a mark and a nonce that nobody else has, and is otherwise the same", async () => {
    const visits = [await visitTo(address), await visitTo(address), await visitTo(address)];
    const [drawn, ...kept] = visits;
    expect(new Set(visits.map(({ mark }) => mark)).size).toBe(3);
    expect(new Set(visits.map(({ nonce }) => nonce)).size).toBe(3);
    for (const { html, mark, nonce, common, answer } of kept) {
      expect(common).toBe(drawn?.common);
      expect(html.split(mark)).toHaveLength(drawn?.html.split(drawn.mark).length ?? 0);
      expect([...html.matchAll(/<script[^>]*nonce="([^"]*)"/g)].map(([, one]) => one)).toContain(nonce);
      const headersOf = (one: Response) =>
        Object.fromEntries([...one.headers].map(([name, value]) => [name, value.replace(NONCE, "")]));
      const { date: _drawn, "content-length": _length, ...headers } = headersOf(answer);
      expect(headersOf(drawn?.answer ?? answer)).toMatchObject(headers);
    }
  });

  it("can be sent by everybody who was given it", async () => {
    const visits = [await visitTo(address), await visitTo(address), await visitTo(address)];
    await asAPersonWould();
    const references: string[] = [];
    for (const [at, { mark }] of visits.entries()) {
      references.push(referenceIn(await postOpened(site, address, values({ email: `nr${at}@exempel.se` }), mark)));
    }
    expect(new Set(references).size).toBe(3);
  });

  it("is the same text compressed, uncompressed and, asked for by HEAD, no text", async () => {
    const texts: string[] = [];
    for (const [accept, encoding] of [
      ["br", "br"],
      ["gzip", "gzip"],
      ["identity", null],
    ] as const) {
      const { answer, common } = await visitTo(address, accept);
      expect(answer.headers.get("content-encoding"), accept).toBe(encoding);
      expect(answer.headers.get("vary"), accept).toMatch(/accept-encoding/i);
      texts.push(common);
    }
    expect(new Set(texts).size).toBe(1);
    const { answer, html } = await visitTo(address, "br", "HEAD");
    expect([answer.status, html]).toEqual([200, ""]);
  });

  it("keeps nothing that a visitor has written", async () => {
    const { mark } = await visitTo(address);
    // Sent back: faster than any person, and with a field that is wrong.
    const { location } = await postOpened(site, address, values({ email: "inte en adress" }), mark);
    if (location) await visitTo(location);
    expect((await visitTo(address)).html).not.toContain("inte en adress");
    expect((await visitTo(`${address}?tjanst=search`)).html).not.toContain("inte en adress");
  });
});

describe("a tool's page, kept for whoever asks the same", () => {
  const asked = (orders: number) => `/verktyg/kpi?snittordervarde.revenue=1000&snittordervarde.orders=${orders}`;

  it("answers each question with its own answer, in each encoding, with the same headers", async () => {
    for (const orders of [3, 4, 3, 7]) {
      const visits = [await visitTo(asked(orders)), await visitTo(asked(orders), "gzip")];
      for (const { html, answer } of visits) {
        expect(html.includes(`kr ÷ ${orders} order`)).toBe(true);
        expect(answer.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
        expect(answer.headers.get("cache-control")).toContain("no-store");
      }
      expect(new Set(visits.map(({ html }) => html)).size).toBe(1);
    }
  });
});

describe("a form that asks the browser for work", () => {
  it("has a task of its own for each visitor", async () => {
    const guarded = await startSite({ PROOF_OF_WORK: "on" });
    const pages = [];
    for (let visit = 0; visit < 3; visit += 1) pages.push(await (await fetch(`${guarded.url}/kontakt`)).text());
    const signatures = pages.map((page) => /signature[^\w]+(\w{32,})/.exec(page.replaceAll("&quot;", '"'))?.[1]);
    expect(signatures).not.toContain(undefined);
    expect(new Set(signatures).size).toBe(3);
    await guarded.stop();
  });
});
