import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toolTexts } from "#lib/content/tools.ts";
import { pageScript } from "#lib/http/page-script.ts";
import { contentSecurityPolicy } from "#lib/http/policy.ts";

const dev = process.env.NODE_ENV === "development";

/** Answers kept in an address from before there were several roles. */
function leadOn(request: NextRequest): NextResponse {
  if (!request.nextUrl.search) return NextResponse.next();
  const target = request.nextUrl.clone();
  target.pathname = target.pathname.replace("kravprofil", `kravprofil/${toolTexts().profileOfOldAddresses}`);
  return NextResponse.redirect(target, 308);
}

/**
 * Pages whose forms the framework makes better hold inline script of its own, so their policy carries a nonce.
 * All other answers have a fixed policy, set in lib/build/next-config.ts; that of a drawn page gets its style's hash.
 */
export function proxy(request: NextRequest) {
  if (request.nextUrl.pathname.startsWith("/verktyg/")) return leadOn(request);
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ scripts: [`'nonce-${nonce}'`, pageScript().hash] }, dev);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Nothing that forms are posted to: the framework would keep a copy of each body for us. */
export const config = {
  matcher: [
    "/kandidat",
    "/kandidat/mina-uppgifter",
    "/kandidat/mina-uppgifter/andra",
    "/kontakt",
    "/verktyg/kravprofil",
    "/verktyg/kravprofil/word",
  ],
};
