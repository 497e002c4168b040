import { readConfig } from "#lib/config/env.ts";

const HOURS_12 = 12 * 60 * 60;

const isSecure = () => readConfig().SITE_URL.startsWith("https:");

/** The one cookie of the site, for staff alone. With the prefix no other host or path can set it (RFC 6265bis). */
export const sessionCookieName = (): string => (isSecure() ? "__Host-personal" : "personal");

/** A header that keeps a session in the browser, or, without one, takes it away. */
export function sessionCookie(token: string | undefined): string {
  return [
    `${sessionCookieName()}=${token ?? ""}`,
    "Path=/",
    `Max-Age=${token ? HOURS_12 : 0}`,
    "HttpOnly",
    "SameSite=Strict",
    ...(isSecure() ? ["Secure"] : []),
  ].join("; ");
}

/** What has to come back from the agency's own sign-in; from elsewhere, so it is not kept to our own pages. */
export const TRIP_COOKIE = "personal-resa";

export const tripCookie = (trip: string): string =>
  [
    `${TRIP_COOKIE}=${trip}`,
    "Path=/personal/in",
    `Max-Age=${trip ? 600 : 0}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure() ? ["Secure"] : []),
  ].join("; ");

/** The session's token that a request carries, or "". */
export const sessionToken = (headers: Headers): string => cookieOf(headers, sessionCookieName());

/** A cookie of a request, or "". */
export function cookieOf(headers: Headers, name: string): string {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name) return value ?? "";
  }
  return "";
}

/** Whether a change was asked for by one of our own pages: staff's browsers all say so. */
export const hasOwnOrigin = (headers: Headers): boolean => headers.get("origin") === readConfig().SITE_URL;
