import path from "node:path";
import { build } from "esbuild";
import { TOOL_BODIES } from "#lib/http/tool-bodies.ts";

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
    // Next names its files without their ending, which Node does not guess.
    alias: { "next/navigation": "next/navigation.js" },
    logLevel: "error",
  });
}
