import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staticSite } from "#lib/http/static-site.ts";

const TEXT = "<p>Hej</p>".repeat(100);
let server: Server;
let url: string;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "filer-"));
  mkdirSync(path.join(folder, "guider"));
  writeFileSync(path.join(folder, "guider/en.html"), TEXT);
  writeFileSync(path.join(folder, "guider/en.html.br"), brotliCompressSync(TEXT));
  writeFileSync(path.join(folder, "guider/en.html.gz"), gzipSync(TEXT));
  const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" };
  const table = path.join(folder, "tabell.json");
  writeFileSync(
    table,
    JSON.stringify({
      moved: { "/guider/gammal": "/guider/en" },
      files: {
        "/guider/en": { file: "guider/en.html", etag: "abc", encodings: ["br", "gz"], headers },
        "404": { file: "borta.html", etag: "x", encodings: [], headers },
      },
    }),
  );
  writeFileSync(path.join(folder, "borta.html"), "Borta");
  const { answer, answerMissing } = staticSite(folder, table);
  server = createServer((request, response) => {
    if (!answer(request, response) && !answerMissing(request, response)) response.writeHead(501).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (accept: string, headers = {}) =>
  fetch(`${url}/guider/en?utm=x`, { headers: { "Accept-Encoding": accept, ...headers } });

describe("the static site", () => {
  it.each([
    ["br, gzip", "br", '"abc-br"'],
    ["gzip, deflate", "gzip", '"abc-gz"'],
    ["br;q=0 , gzip", "gzip", '"abc-gz"'],
    ["BR", "br", '"abc-br"'],
    ["x-br", null, '"abc"'],
    ["identity", null, '"abc"'],
  ])("answers %j with what the browser reads", async (accept, encoding, etag) => {
    const answer = await get(accept);
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(answer.headers.get("etag")).toBe(etag);
    expect(await answer.text()).toBe(TEXT);
  });

  it("answers 304 to whoever has it, and only then", async () => {
    expect((await get("br", { "If-None-Match": '"abc-br"' })).status).toBe(304);
    expect((await get("br", { "If-None-Match": 'W/"x", W/"abc-br"' })).status).toBe(304);
    expect((await get("br", { "If-None-Match": '"abc"' })).status).toBe(200);
  });

  it("leaves alone what it does not have, what is posted and what the framework asks itself", async () => {
    expect((await fetch(`${url}/kontakt`)).status).toBe(501);
    expect((await fetch(`${url}/verktyg/kravprofil/okand`)).status).toBe(501);
    expect((await fetch(`${url}/guider/en`, { method: "POST" })).status).toBe(501);
    expect((await get("br", { RSC: "1" })).status).toBe(501);
  });

  it("leads from an earlier address to where the page stands now", async () => {
    const answer = await fetch(`${url}/guider/gammal?x=1`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/guider/en?x=1"]);
  });

  it("says itself that a page is not there, where nothing has to be drawn to know it", async () => {
    for (const address of ["/annat", "/guider/borta?x=1", "/en/tva/tre", "/404"]) {
      const response = await fetch(url + address, { headers: { "If-None-Match": '"x"' } });
      expect([response.status, await response.text()], address).toEqual([404, "Borta"]);
    }
  });
});
