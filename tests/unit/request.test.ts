import { afterEach, describe, expect, it, vi } from "vitest";
import { clientAddress, fromOwnPage, PEER_ADDRESS_HEADER } from "#lib/http/request.ts";

afterEach(() => vi.unstubAllEnvs());

const from = (headers: Record<string, string>) => new Headers(headers);

describe("the visitor's address", () => {
  const headers = from({ [PEER_ADDRESS_HEADER]: "10.0.0.1", "x-forwarded-for": "1.1.1.1, 2.2.2.2, 3.3.3.3" });

  it("is the connection's own unless proxies are trusted", () => {
    expect(clientAddress(headers)).toBe("10.0.0.1");
  });

  it("is what the outermost trusted proxy wrote, not what the visitor claims", () => {
    vi.stubEnv("TRUST_PROXY", "1");
    expect(clientAddress(headers)).toBe("3.3.3.3");
    vi.stubEnv("TRUST_PROXY", "2");
    expect(clientAddress(headers)).toBe("2.2.2.2");
  });

  it("falls back to the connection when the header is short or missing", () => {
    vi.stubEnv("TRUST_PROXY", "2");
    expect(clientAddress(from({ [PEER_ADDRESS_HEADER]: "10.0.0.1", "x-forwarded-for": "3.3.3.3" }))).toBe("10.0.0.1");
    expect(clientAddress(from({ [PEER_ADDRESS_HEADER]: "10.0.0.1" }))).toBe("10.0.0.1");
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
