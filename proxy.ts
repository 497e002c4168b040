import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toolTexts } from "#lib/content/tools.ts";
import { contentSecurityPolicy } from "#lib/http/policy.ts";
import { builtTheme } from "#lib/http/theme.ts";
import { readReceipt } from "#lib/leads/receipt-address.ts";

const dev = process.env.NODE_ENV === "development";

/**
 * Pages drawn anew for each visitor hold inline script of the framework's, so their policy carries a nonce.
 * All other answers have a fixed policy, set in lib/build/next-config.ts and completed by lib/build/seal.ts.
 */
export function proxy(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl;
  const [, kind] = /^\/(kandidat|kontakt)\/tack$/.exec(pathname) ?? [];
  // Here and not in the page: what a drawn page says of not being there is empty without JavaScript.
  if (kind && !readReceipt(kind === "kandidat" ? "candidate" : "contact", Object.fromEntries(searchParams))) {
    return NextResponse.rewrite(new URL("/finns-inte", request.url));
  }
  // Answers kept in an address from before there were several roles.
  if (pathname === "/verktyg/kravprofil" || pathname === "/verktyg/kravprofil/word") {
    if (!request.nextUrl.search) return NextResponse.next();
    const target = request.nextUrl.clone();
    target.pathname = pathname.replace("kravprofil", `kravprofil/${toolTexts().profileOfOldAddresses}`);
    return NextResponse.redirect(target, 308);
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ scripts: [`'nonce-${nonce}'`, builtTheme().hash] }, dev);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Not the addresses that forms are posted to: the framework would keep a copy of each body for us. */
export const config = {
  matcher: [
    "/(kandidat|kontakt)",
    "/(kandidat|kontakt)/((?!.*(?:skicka|export|gor/)).*)",
    "/verktyg/(kravprofil|rollval|kpi)/:path*",
    "/sok",
    "/personal",
    "/personal/((?!.*(?:skicka|nyckel|oidc|/cv|/word)).*)",
  ],
};
