import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gatherAnswer } from "#lib/http/whole-answer.ts";

const TEXT = "<p>Räksmörgås</p>".repeat(200);
const BYTES = Buffer.from([0, 255, 1, 254]);
const HTML = "text/html; charset=utf-8";

const heard: string[] = [];
const answers: Record<string, (response: ServerResponse) => void> = {
  "/i-bitar": (response) => {
    response.setHeader("Content-Type", HTML);
    response.flushHeaders();
    // Cut in the middle of a letter.
    const bytes = Buffer.from(TEXT);
    response.write(bytes.subarray(0, 5));
    response.write(new Uint8Array(bytes.subarray(5, 400)));
    response.end(bytes.subarray(400));
  },
  "/som-ord": (response) => response.setHeader("Content-Type", HTML).end(TEXT),
  "/packad": (response) =>
    response.setHeader("Content-Type", HTML).setHeader("Content-Encoding", "gzip").end(gzipSync(TEXT)),
  "/annat": (response) => response.setHeader("Content-Type", HTML).end(TEXT),
  "/fil": (response) => response.setHeader("Content-Type", "application/pdf").end(BYTES),
  "/skrivet-huvud": (response) => response.writeHead(500, { "Content-Type": HTML }).end(TEXT),
  "/tomt": (response) => response.writeHead(204).end(),
};

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    gatherAnswer(request, response, (page) => {
      heard.push(page.toString());
      if (request.url !== "/annat") return page;
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Något annat");
      return undefined;
    });
    answers[request.url ?? ""]?.(response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, accept = "gzip", method = "GET") =>
  fetch(url + path, { method, headers: { "Accept-Encoding": accept } });

describe("an answer that is gathered", () => {
  it.each([
    ["/i-bitar", "br", "br"],
    ["/i-bitar", "gzip, deflate", "gzip"],
    ["/i-bitar", "identity", null],
    ["/som-ord", "gzip;q=0, br;q=0.5", "br"],
    ["/packad", "br", "gzip"],
    ["/skrivet-huvud", "br", null],
  ])("%s, to whoever reads %j, goes out whole", async (path, accept, encoding) => {
    const answer = await get(path, accept);
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(await answer.text()).toBe(TEXT);
  });

  it("is given whole to whoever wants to keep it, and only a page is", async () => {
    heard.length = 0;
    await get("/i-bitar");
    await get("/fil");
    expect(heard).toEqual([TEXT]);
  });

  it("may be answered in another way once it is seen", async () => {
    const answer = await get("/annat");
    expect([answer.status, await answer.text()]).toEqual([404, "Något annat"]);
  });

  it("leaves alone what is no text, what is empty and what is asked for by HEAD", async () => {
    const file = await get("/fil");
    expect(file.headers.get("content-encoding")).toBeNull();
    expect(Buffer.from(await file.arrayBuffer())).toEqual(BYTES);
    expect((await get("/tomt")).status).toBe(204);
    const head = await get("/som-ord", "br", "HEAD");
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, HTML, ""]);
  });
});
