import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagesSameForAll } from "#lib/http/same-for-all.ts";

let server: Server;
let url: string;
let drawn: string[] = [];

beforeAll(async () => {
  const pages = pagesSameForAll();
  server = createServer(async (request, response) => {
    if (await pages.answer(request, response)) return;
    drawn.push(request.url ?? "");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const html = Buffer.from(`<p>${request.url}</p>`.repeat(50));
    pages.learn(html, request, response);
    response.end(html);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = async (path: string, encoding = "br") => {
  const answer = await fetch(url + path, { headers: { "Accept-Encoding": encoding } });
  return { encoding: answer.headers.get("content-encoding"), text: await answer.text() };
};

describe("a page that is the same for all", () => {
  it("is drawn once and goes out as each browser can read it, however often", async () => {
    drawn = [];
    const text = "<p>/en</p>".repeat(50);
    await get("/en");
    for (const _time of [1, 2]) {
      expect(await get("/en", "br")).toEqual({ encoding: "br", text });
      expect(await get("/en", "gzip")).toEqual({ encoding: "gzip", text });
      expect(await get("/en", "identity")).toEqual({ encoding: null, text });
    }
    expect(drawn).toEqual(["/en"]);
  });

  it("is let go when a hundred others have been asked for since", async () => {
    await get("/gammal");
    await get("/kvar");
    for (let count = 0; count < 99; count += 1) await get(`/${count}`);
    await get("/kvar");
    await get("/99");
    drawn = [];
    await get("/kvar");
    await get("/gammal");
    expect(drawn).toEqual(["/gammal"]);
  });
});
