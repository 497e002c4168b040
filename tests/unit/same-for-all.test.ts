import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagesSameForAll } from "#lib/http/same-for-all.ts";

let server: Server;
let url: string;
/** What the framework was asked for. */
let drawn: string[] = [];
const text = (url: string) => `<p>${url}</p>`.repeat(50);

/** Draws alone what it can, as a build's module does. */
async function bodyOf(url: string): Promise<string | undefined> {
  if (url.includes("fel")) throw new Error("det gick inte");
  if (url.startsWith("/annat")) return "something else";
  return url.startsWith("/ram") ? text(url) : undefined;
}

beforeAll(async () => {
  const pages = pagesSameForAll(bodyOf);
  server = createServer(async (request, response) => {
    if (await pages.answer(request, response)) return;
    drawn.push(request.url ?? "");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("X-Page", "ours");
    const html = Buffer.from(`<header>å</header>${text(request.url ?? "")}<footer></footer>`);
    pages.learn(html, request, response);
    response.end(html);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = async (path: string, encoding = "br") => {
  const answer = await fetch(url + path, { headers: { "Accept-Encoding": encoding } });
  const carried = Object.fromEntries(["content-encoding", "x-page"].map((name) => [name, answer.headers.get(name)]));
  return { encoding: carried["content-encoding"], page: carried["x-page"], text: await answer.text() };
};

describe("a page that is the same for all", () => {
  it("is drawn once and goes out as each browser can read it, however often", async () => {
    drawn = [];
    const first = await get("/en", "identity");
    for (const _time of [1, 2]) {
      for (const encoding of ["br", "gzip"]) expect(await get("/en", encoding)).toEqual({ ...first, encoding });
      expect(await get("/en", "identity")).toEqual({ ...first, encoding: null });
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

  it("is drawn alone at each further query, in the frame and with the headers of the first", async () => {
    drawn = [];
    await get("/ram?a=1");
    expect(await get("/ram?a=2")).toEqual({
      encoding: "br",
      page: "ours",
      text: `<header>å</header>${text("/ram?a=2")}<footer></footer>`,
    });
    expect(drawn).toEqual(["/ram?a=1"]);
  });

  it.each([
    ["fails", "/ram?fel=1"],
    ["is drawn otherwise alone", "/annat?a=2"],
    ["cannot be drawn alone", "/sok?q=2"],
  ])("is the framework's where it %s", async (_what, page) => {
    for (const first of ["/ram", "/annat?a=1", "/sok?q=1"]) await get(first);
    drawn = [];
    expect((await get(page)).text).toContain(text(page));
    expect(drawn).toEqual([page]);
  });
});
