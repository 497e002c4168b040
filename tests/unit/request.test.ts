import { afterEach, describe, expect, it, vi } from "vitest";
import { clientNetwork, fromOwnPage, networkOf, PEER_ADDRESS_HEADER } from "#lib/http/request.ts";

afterEach(() => vi.unstubAllEnvs());

const from = (headers: Record<string, string>) => new Headers(headers);

describe("the visitor's address", () => {
  const headers = from({ [PEER_ADDRESS_HEADER]: "10.0.0.1", "x-forwarded-for": "1.1.1.1, 2.2.2.2, 3.3.3.3" });

  it("is the connection's own unless proxies are trusted", () => {
    expect(clientNetwork(headers)).toBe("10.0.0.1");
  });

  it("is what the outermost trusted proxy wrote, not what the visitor claims", () => {
    vi.stubEnv("TRUST_PROXY", "1");
    expect(clientNetwork(headers)).toBe("3.3.3.3");
    vi.stubEnv("TRUST_PROXY", "2");
    expect(clientNetwork(headers)).toBe("2.2.2.2");
  });

  it("falls back to the connection when the header is short or missing", () => {
    vi.stubEnv("TRUST_PROXY", "2");
    expect(clientNetwork(from({ [PEER_ADDRESS_HEADER]: "10.0.0.1", "x-forwarded-for": "3.3.3.3" }))).toBe("10.0.0.1");
    expect(clientNetwork(from({ [PEER_ADDRESS_HEADER]: "10.0.0.1" }))).toBe("10.0.0.1");
  });
});

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["192.0.2.7:51000", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "192.0.2.7"],
    ["[::ffff:192.0.2.7]:443", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["[2001:DB8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:aaaa::", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
    ["", ""],
  ])("of %j is %j", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("where a form was posted from", () => {
  it.each([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ origin: "http://localhost:3000", host: "x" }, true],
    [{ origin: "https://annan.se", host: "localhost:3000" }, false],
    [{ origin: "null", host: "localhost:3000" }, false],
    [{ host: "localhost:3000" }, true],
  ])("%j: %s", (headers, own) => {
    expect(fromOwnPage(from(headers))).toBe(own);
  });
});
