import type { NextConfig } from "next";

const common: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // A route is loaded when it is first asked for: 30 MB less at the start, for a few milliseconds once.
  // globalNotFound: the page for what is not there is made once and is no part of all others (app/global-not-found.tsx).
  // prefetchInlining: what could be fetched ahead by the framework would be drawn and weighed again; nothing of ours fetches so.
  experimental: { preloadEntriesOnStart: false, globalNotFound: true, prefetchInlining: false },
  // lib/http/whole-answer.ts does, better.
  compress: false,
  // Nothing uses it, and it would resize pictures for whoever asks.
  images: { unoptimized: true },
  // `npm run types` checks them, tests included; a visitor's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default async function config(): Promise<NextConfig> {
  // A finished build stands in a folder of its own (lib/tasks/build-info.ts) and holds the rest of what it was made with.
  if (process.env.BUILD_DIR) return { ...common, distDir: process.env.BUILD_DIR };
  const { configToBuild } = await import("./lib/build/next-config.ts");
  return configToBuild(common);
}
