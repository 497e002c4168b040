import { readConfig } from "#lib/config/env.ts";

/** Set by our own server from the connection itself; whatever a client sends under this name is overwritten. */
export const PEER_ADDRESS_HEADER = "x-peer-address";

/**
 * The visitor's network address: the connection's own, or, behind `TRUST_PROXY` proxies, the entry of
 * `X-Forwarded-For` that the outermost of them wrote. Entries further left are the visitor's own claim.
 */
export function clientAddress(headers: Headers): string {
  const peer = headers.get(PEER_ADDRESS_HEADER) ?? "unknown";
  const hops = readConfig().TRUST_PROXY;
  if (hops === 0) return peer;
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return forwarded.at(-hops) || peer;
}

/** Whether a form was posted from one of our own pages, as far as the browser says (Fetch Metadata, or Origin). */
export function fromOwnPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const hosts = [headers.get("host"), new URL(readConfig().SITE_URL).host];
  return hosts.includes(new URL(origin).host);
}

/** Whether our own script asks: it wants JSON instead of a page. */
export function wantsJson(headers: Headers): boolean {
  return headers.get("accept") === "application/json";
}
