import { createServer } from "node:http";
import { expect, it } from "vitest";
import { warmPages } from "#lib/tasks/warm-pages.ts";

it("a server that starts draws each kind of page before a visitor asks", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    setTimeout(() => response.end("drawn"), 5);
  });
  await warmPages(server);
  expect(asked).toEqual(expect.arrayContaining(["/kontakt", "/kandidat", "/verktyg/kpi", "/sok?q=rekrytering"]));
  expect(asked.some((page) => page.startsWith("/verktyg/kravprofil/"))).toBe(true);
});
