import { isIP } from "node:net";
import { readConfig } from "#lib/config/env.ts";

/** Set by our own server from the connection itself; whatever a client sends under this name is overwritten. */
export const PEER_ADDRESS_HEADER = "x-peer-address";

/** An address without brackets, port and zone: "[2001:db8::1]:443" and "192.0.2.7:51000" are how some proxies write. */
function bareAddress(text: string): string {
  const trimmed = text.trim().replace(/^"|"$/g, "");
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1];
  const address = bracketed ?? trimmed.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return address.replace(/%.*$/, "");
}

/** The eight groups of an IPv6 address as numbers. */
function groupsOf(address: string): number[] {
  // The parser of URLs writes every spelling in one way, an IPv4 part included (RFC 5952 for all we need of it).
  const { hostname } = new URL(`http://[${address}]/`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const parse = (part: string) => (part ? part.split(":").map((group) => Number.parseInt(group, 16)) : []);
  const left = parse(head);
  const right = parse(tail ?? "");
  return tail === undefined ? left : [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/**
 * The network that counts as one visitor: an IPv4 address, or the /64 of an IPv6 address, which is what one household
 * or one rented machine has (RFC 6177). IPv4 written as IPv6 is IPv4. What is no address comes back as it is.
 */
export function networkOf(text: string): string {
  const address = bareAddress(text);
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  const [, , , , , sixth, seventh = 0, eighth = 0] = groups;
  if (sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join(".");
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/**
 * The visitor's network: the connection's own, or, behind `TRUST_PROXY` proxies, the entry of `X-Forwarded-For` that
 * the outermost of them wrote. Entries further left are the visitor's own claim.
 * @param peer address of the connection
 */
export function visitorNetwork(peer: string, forwardedFor: string): string {
  const hops = readConfig().TRUST_PROXY;
  if (hops === 0) return networkOf(peer);
  return networkOf(forwardedFor.split(",").at(-hops)?.trim() || peer);
}

/** The network that a request came from. */
export function clientNetwork(headers: Headers): string {
  return visitorNetwork(headers.get(PEER_ADDRESS_HEADER) ?? "unknown", headers.get("x-forwarded-for") ?? "");
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
