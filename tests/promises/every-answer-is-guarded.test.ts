import { spawnSync } from "node:child_process";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, type Site, startSite } from "#tests/support/site.ts";

let site: Site;
beforeAll(async () => {
  site = await startSite({ LOG_LEVEL: "info" });
});
afterAll(() => site.stop());

interface Raw {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** A request with an address and a method that fetch would put right. */
function raw(path: string, method = "GET"): Promise<Raw> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

function expectGuarded({ headers }: Raw, what: string): void {
  expect(headers["content-security-policy"], what).toContain("default-src 'self'");
  expect(headers["content-security-policy"], what).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers["x-content-type-options"], what).toBe("nosniff");
  expect(headers["referrer-policy"], what).toBe("strict-origin-when-cross-origin");
  expect(headers["x-powered-by"], what).toBeUndefined();
}

describe("a page that is kept for all", () => {
  it("is not one that sets somebody's cookie", async () => {
    const address = `${site.url}/sok?q=kaka`;
    const theirs = await fetch(address, { headers: { Cookie: "__prerender_bypass=1" } });
    expect(theirs.headers.get("set-cookie")).toContain("__prerender_bypass=");
    expect((await fetch(address)).headers.get("set-cookie")).toBeNull();
  });
});

describe("no anonymous request raises an uncaught error or an unguarded answer", () => {
  it.each([
    ["/%E0%A4%A", "GET", 404],
    ["/%", "GET", 404],
    ["/guider/%E5", "GET", 404],
    ["/%00", "GET", 404],
    ["/kandidat/mina-uppgifter?klart=constructor", "GET", 200],
    ["/kandidat/mina-uppgifter?klart=__proto__", "GET", 200],
    ["/kandidat/mina-uppgifter?lank=a&lank=b", "GET", 200],
    ["/kandidat?utkast[]=x", "GET", 200],
    ["/kontakt?profil=%00&tjanst=constructor", "GET", 200],
    ["/verktyg/kpi?hasOwnProperty=1&__proto__=2", "GET", 200],
    ["/verktyg/rollval?__proto__=x", "GET", 200],
    ["/_next/image?url=%2Ficon.png&w=64&q=75", "GET", 404],
    ["/", "TRACE", 405],
    ["/", "DELETE", 405],
    ["/kontakt/skicka", "PUT", 405],
    ["*", "GET", 404],
    ["http://annan.example/", "GET", 404],
    ["/index", "GET", 404],
    ["/finns-inte", "GET", 404],
    ["/guider/finns-inte.md", "GET", 404],
    ["/api/health", "GET", 200],
    ["/api/finns-inte", "GET", 404],
    ["/_next/finns-inte.js", "GET", 404],
    ["//annan.example/", "GET", 404],
    ["/%6bandidat", "GET", 404],
    ["/verktyg%2fkpi", "GET", 404],
    ["/verktyg/./kpi", "GET", 404],
    ["/x/../verktyg/kpi", "GET", 404],
    ["/_next/static/%2e%2e/%2e%2e/verktyg/kpi", "GET", 404],
    ["/verktyg/kpi#x", "GET", 404],
    ["/guider/%5Bslug%5D/som-markdown", "GET", 404],
    ["/%69ndex", "GET", 404],
    ["/_global-error", "GET", 404],
    ["/_not-found", "GET", 404],
    ["/kandidat", "POST", 405],
    ["/", "POST", 405],
    ["/kandidat/tack?referens=x", "GET", 404],
    ["/kontakt/tack?referens=%00", "GET", 404],
    ["/verktyg/kravprofil/finns-inte", "GET", 404],
  ])("%s by %s is %i", async (path, method, status) => {
    const answer = await raw(path, method);
    expectGuarded(answer, path);
    expect(answer.status).toBe(status);
    if (status === 404 && !path.startsWith("/_next")) {
      expect(answer.body).toMatch(/<html lang="sv"/);
      // Seen without script, too.
      expect(answer.body).toMatch(/<h1[ >]/);
    }
  });

  it("a file where none is asked for, cut-off bodies and nonsense leave the site standing", async () => {
    const attempts = [
      ["-F", "x=@package.json", "/kandidat/skicka"],
      ["-F", "cv=@package.json", "-F", "cv=@package.json", "/kandidat/skicka"],
      ["-F", "x=@package.json", "/kontakt/skicka"],
      ["-H", "Content-Type: multipart/form-data", "--data-binary", "x", "/kandidat/skicka"],
      ["-H", "Content-Type: multipart/form-data; boundary=a", "--data-binary", "--a", "/kandidat/skicka"],
      ["-F", "x=@package.json", "/kandidat/bekrafta/skicka"],
      ["-d", "", "/kandidat/mina-uppgifter/gor/constructor"],
      ["-d", "lank=x", "/kandidat/mina-uppgifter/gor/radera"],
      ["-d", "lank=x", "/kandidat/mina-uppgifter/export?cv=x"],
    ];
    for (const args of attempts) {
      const ran = spawnSync("curl", ["-s", "-D", "-", "-o", "/dev/null", ...args.slice(0, -1), site.url + args.at(-1)]);
      const text = ran.stdout.toString();
      expect(text.toLowerCase(), args.join(" ")).toContain("content-security-policy");
      expect(text, args.join(" ")).toMatch(/HTTP\/1\.1 (303|4\d\d)/);
    }
    const { port } = new URL(site.url);
    const nonsense = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write("INTE HTTP\r\n\r\n"));
      let text = "";
      socket.on("data", (chunk) => (text += chunk));
      socket.on("close", () => resolve(text));
    });
    expect(nonsense).toContain("400 Bad Request");
    expect(nonsense).toContain("Content-Security-Policy");
    for (const lines of [
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nExpect: x\r\n\r\n",
      "GET /_next/webpack-hmr HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nNext-Action: abcdef\r\nContent-Length: 0\r\n\r\n",
    ]) {
      const answered = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.write(lines));
        let text = "";
        socket.on("data", (chunk) => {
          text += chunk;
          socket.end();
        });
        socket.on("close", () => resolve(text));
      });
      expect(answered.toLowerCase(), lines).toContain("content-security-policy");
    }
    expect(site.output()).not.toContain("abcdef");
    await eventually(async () => ((await fetch(`${site.url}/kandidat`)).ok ? true : undefined));
    expect(site.output()).not.toMatch(/uncaught|unhandled/i);
    expect(site.process.exitCode).toBeNull();
  });
});
