import path from "node:path";
import createMDX from "@next/mdx";
import type { NextConfig } from "next";
import { smallScript } from "./lib/build/small-script.ts";
import { movedAddresses } from "./lib/content/library.ts";
import { site } from "./lib/content/site.ts";
import { contentSecurityPolicy, hashSource, INLINE_STYLES, securityHeaders } from "./lib/http/policy.ts";

const dev = process.env.NODE_ENV === "development";

const THEME_SCRIPT = smallScript("theme");
const THEME_HASH = hashSource(THEME_SCRIPT);
const policy = contentSecurityPolicy({ scripts: [THEME_HASH], styles: [INLINE_STYLES] }, dev);

const config: NextConfig = {
  // A finished build stands in a folder of its own (lib/tasks/build-info.ts).
  ...(process.env.BUILD_DIR ? { distDir: process.env.BUILD_DIR } : {}),
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // A route is loaded when it is first asked for: 30 MB less at the start, for a few milliseconds once.
  experimental: { preloadEntriesOnStart: false },
  env: {
    AGENCY_NAME: site().name,
    AGENCY_EMAIL: site().email,
    THEME_SCRIPT,
    THEME_HASH,
    PASSKEY_SCRIPT: smallScript("passkey"),
  },
  // Earlier addresses of pages; a build answers them from its static site.
  redirects: async () =>
    [...movedAddresses()].map(([source, destination]) => ({ source, destination, permanent: true })),
  // Nothing uses it, and it would resize pictures for whoever asks.
  images: { unoptimized: true },
  // `npm run types` checks them, tests included; a visitor's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        ...securityHeaders,
        { key: "Content-Security-Policy", value: policy },
        { key: "Speculation-Rules", value: '"/speculation-rules.json"' },
      ],
    },
  ],
  rewrites: async () => [{ source: "/guider/:slug([a-z0-9-]+).md", destination: "/guider/:slug/markdown" }],
};

export default createMDX({
  options: {
    remarkPlugins: [["remark-frontmatter"], ["remark-gfm"], [path.resolve("lib/content/remark-typography.ts")]],
    rehypePlugins: [["rehype-slug"]],
    remarkRehypeOptions: { footnoteLabel: "Fotnoter", footnoteBackLabel: "Tillbaka till texten" },
  },
})(config);
