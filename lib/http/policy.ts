import { createHash } from "node:crypto";

/** A source for `script-src` or `style-src` that allows exactly this inline text. */
export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

interface Sources {
  scripts?: readonly string[];
  styles?: readonly string[];
}

/**
 * The content security policy of an answer: everything from this site, nothing inline but what is named.
 * In development the framework needs eval and inline code of its own.
 */
export function contentSecurityPolicy({ scripts = [], styles = [] }: Sources, dev = false): string {
  const scriptSources = dev ? ["'unsafe-inline'", "'unsafe-eval'"] : scripts;
  const styleSources = dev ? ["'unsafe-inline'"] : styles;
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scriptSources].join(" "),
    ["style-src 'self'", ...styleSources].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    dev ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers that every answer carries, besides the policy. */
export const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
] as const;

/**
 * Keeps other windows away from a page; in return the browser starts a process of its own for it. So it stands only
 * where something is to be protected: the guard decides, and what the build made ahead has nothing.
 */
export const apartFromOthers = { key: "Cross-Origin-Opener-Policy", value: "same-origin" } as const;
