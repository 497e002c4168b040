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

const head = '<head><meta charSet="utf-8"/><script>askForTypefaces()</script><title>Å</title></head>';

function drawn(html: string, address: string, policy = contentSecurityPolicy({ scripts: ["'nonce-n'"] })) {
  const route = routeOf(address);
  if (!route) throw new Error(`${address} is no route`);
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.setHeader("Content-Security-Policy", policy);
  return { html: withStyle(html, route, response), policy: response.getHeader("content-security-policy") };
}

describe("the style of a drawn page", () => {
  it("stands before the page's script, and the policy allows it alone", () => {
    expect(drawn(head, "/kontakt")).toEqual({
      html: head.replace("<script>", () => `<style>${css}</style><script>`),
      policy: contentSecurityPolicy({ scripts: ["'nonce-n'"], styles: [hashSource(css)] }),
    });
  });

  it("stands in the policy also where the page does not come along", () => {
    expect(drawn("", "/kontakt")).toEqual({ html: "", policy: drawn(head, "/kontakt").policy });
  });

  it.each([
    ["the build has none", "/personal", contentSecurityPolicy({})],
    ["the policy is another", "/kontakt", "default-src 'none'"],
  ])("is left out where %s", (_where, address, policy) => {
    expect(drawn(head, address, policy)).toEqual({ html: head, policy });
  });
});
