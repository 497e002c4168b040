import { mkdtempSync, writeFileSync } from "node:fs";

import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DRAWN_STYLES, drawnStyles } from "#lib/http/drawn-styles.ts";
import { contentSecurityPolicy, hashSource } from "#lib/http/policy.ts";
import { routeOf } from "#lib/http/routes.ts";

const css = "p{content:'$&'}";
const build = mkdtempSync(path.join(tmpdir(), "bygge-"));
writeFileSync(path.join(build, DRAWN_STYLES), JSON.stringify({ "/kontakt": css }));
const withStyle = drawnStyles(build);

const link = '<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="n" data-precedence="next"/>';

function drawn(html: string, address: string, policy = contentSecurityPolicy({ scripts: ["'nonce-n'"] })) {
  const route = routeOf(address);
  if (!route) throw new Error(`${address} is no route`);
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.setHeader("Content-Security-Policy", policy);
  return { html: withStyle(html, route, response), policy: response.getHeader("content-security-policy") };
}

describe("the style of a drawn page", () => {
  it("stands in the place of the link, and the policy allows it alone", () => {
    expect(drawn(`<head>${link}</head>`, "/kontakt")).toEqual({
      html: `<head><style>${css}</style></head>`,
      policy: contentSecurityPolicy({ scripts: ["'nonce-n'"], styles: [hashSource(css)] }),
    });
  });

  it.each([
    ["a page that the build has none for", `<head>${link}</head>`, "/personal"],
    ["a page without the link", "<head></head>", "/kontakt"],
  ])("changes nothing of %s", (_what, html, address) => {
    expect(drawn(html, address)).toEqual({ html, policy: contentSecurityPolicy({ scripts: ["'nonce-n'"] }) });
  });

  it("changes nothing where the policy is another", () => {
    const html = `<head>${link}</head>`;
    expect(drawn(html, "/kontakt", "default-src 'none'")).toEqual({ html, policy: "default-src 'none'" });
  });
});
