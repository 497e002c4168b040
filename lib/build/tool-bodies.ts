import path from "node:path";
import { build, type Plugin } from "esbuild";
import { TOOL_BODIES } from "#lib/http/tool-bodies.ts";

/** What is known and done, the server has loaded already: one folder up from every build's. */
const sharedLib: Plugin = {
  name: "shared-lib",
  setup({ onResolve }) {
    onResolve({ filter: /^#lib\// }, ({ path: name }) => ({ path: name.replace("#", "../"), external: true }));
  },
};

/** Bundles what draws tools by React alone, for the server to load: Node reads no JSX. */
export async function writeToolBodies(dist: string): Promise<void> {
  await build({
    entryPoints: ["app/verktyg/tool-bodies.ts"],
    outfile: path.join(dist, TOOL_BODIES),
    bundle: true,
    format: "esm",
    platform: "node",
    jsx: "automatic",
    packages: "external",
    plugins: [sharedLib],
    // Next names its files without their ending, which Node does not guess.
    alias: { "next/navigation": "next/navigation.js" },
    logLevel: "error",
  });
}
