import { buildSync } from "esbuild";

const sources = {
  page: "components/layout/page-script.ts",
  passkey: "components/staff/passkey-script.ts",
  "pdf-pages": "components/staff/pdf-pages-script.ts",
  "pdf-reader": "node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs",
  "pdf-renderer": "node_modules/pdfjs-dist/legacy/build/pdf.renderer.mjs",
  live: "components/tools/live-script.ts",
  "first-touch": "components/forms/first-touch-script.ts",
} as const;

/**
 * One of the scripts that the framework does not make: its source, bundled and made small.
 * @param constants what stands in place of a name that the source declares, as JSON
 */
export function smallScript(name: keyof typeof sources, constants: Record<string, unknown> = {}): string {
  const define = Object.fromEntries(Object.entries(constants).map(([key, value]) => [key, JSON.stringify(value)]));
  const { outputFiles } = buildSync({
    entryPoints: [sources[name]],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define,
  });
  return outputFiles.map(({ text }) => text.trim()).join("");
}
