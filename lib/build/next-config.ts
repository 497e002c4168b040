import type { NextConfig } from "next";
import { movedAddresses } from "#lib/content/library.ts";
import { site } from "#lib/content/site.ts";
import { contentSecurityPolicy, hashSource, securityHeaders } from "#lib/http/policy.ts";
import { routes } from "#lib/http/routes.ts";
import { smallScript } from "./small-script.ts";

/** What a build and development need of the framework, besides what next.config.ts says of it always. */
export function configToBuild(common: NextConfig): NextConfig {
  const dev = process.env.NODE_ENV === "development";
  const PAGE_SCRIPT = smallScript("page");
  const PAGE_SCRIPT_HASH = hashSource(PAGE_SCRIPT);
  const policy = contentSecurityPolicy({ scripts: [PAGE_SCRIPT_HASH] }, dev);
  return {
    ...common,
    experimental: {
      ...common.experimental,
      // So many processes draw the pages, whatever the machine: each holds half a gigabyte. The framework sorts what is to
      // be drawn by its files' names and gives each process a half: opengraph-image and half of page, the rest of page and
      // som-markdown.
      cpus: 2,
      // What runs on the server keeps its names instead: a fault in the log says where it came from.
      serverMinification: false,
      turbopackSourceMaps: false,
    },
    env: {
      AGENCY_NAME: site().name,
      AGENCY_EMAIL: site().email,
      PAGE_SCRIPT,
      PAGE_SCRIPT_HASH,
      PASSKEY_SCRIPT: smallScript("passkey"),
      LIVE_SCRIPT: smallScript("live"),
    },
    // Only for lib/content/saved.ts.
    ...(dev ? { turbopack: { rules: { "*.{mdx,yaml}": { type: "raw" as const } } } } : {}),
    // Earlier addresses of pages; a build answers them from its static site.
    redirects: async () =>
      [...movedAddresses()].map(([source, destination]) => ({ source, destination, permanent: true })),
    headers: async () => [
      {
        source: "/:path*",
        headers: [...securityHeaders, { key: "Speculation-Rules", value: '"/speculation-rules.json"' }],
      },
      // Pages alone: what else answers keeps the policy that the guard has set (lib/http/guard.ts).
      ...routes
        .filter(({ kind }) => kind === "sealed" || kind === "drawn")
        .map(({ path: address }) => ({
          source: address.replaceAll(/\[(\w+)\]/g, ":$1"),
          headers: [{ key: "Content-Security-Policy", value: policy }],
        })),
    ],
    rewrites: async () => [{ source: "/guider/:slug([a-z0-9-]+).md", destination: "/guider/:slug/som-markdown" }],
  };
}
