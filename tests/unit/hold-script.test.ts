import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { holdScript } from "#lib/build/hold-script.ts";
import { UnknownOutput } from "#lib/build/next-output.ts";

function buildWith(manifest: unknown): string {
  const dist = mkdtempSync(path.join(tmpdir(), "bygge-"));
  mkdirSync(path.join(dist, "static", "chunks"), { recursive: true });
  writeFileSync(path.join(dist, "build-manifest.json"), JSON.stringify(manifest));
  return dist;
}

describe("holding the framework's script back", () => {
  it("names one script in its place, which names the framework's own in their order", () => {
    const files = ["static/chunks/a.js", "static/chunks/turbopack-b.js"];
    const dist = buildWith({ rootMainFiles: files, polyfillFiles: ["static/chunks/p.js"] });
    holdScript(dist);
    const manifest = JSON.parse(readFileSync(path.join(dist, "build-manifest.json"), "utf8"));
    expect(manifest.polyfillFiles).toEqual(["static/chunks/p.js"]);
    expect(manifest.rootMainFiles).toEqual([expect.stringMatching(/^static\/chunks\/first-touch-[0-9a-f]{12}\.js$/)]);
    const script = readFileSync(path.join(dist, manifest.rootMainFiles[0]), "utf8");
    expect(script).toContain('["/_next/static/chunks/a.js","/_next/static/chunks/turbopack-b.js"]');
    expect(script.length).toBeLessThan(1024);
  });

  it("lets no page ask for its own scripts before that", () => {
    const dist = buildWith({ rootMainFiles: ["static/chunks/a.js"] });
    const folder = path.join(dist, "server", "app", "kontakt");
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "page_client-reference-manifest.js");
    const statement = 'globalThis.__RSC_MANIFEST["/kontakt/page"] = ';
    const modules = { "[project]/components/forms/contact-form.tsx": { chunks: ["/_next/static/chunks/c.js"] } };
    const entryJSFiles = { "[project]/app/kontakt/page": ["static/chunks/c.js"] };
    const write = (manifest: unknown) => writeFileSync(file, `${statement}${JSON.stringify(manifest)};`);

    write({ moduleLoading: { prefix: "" }, clientModules: modules, entryJSFiles, entryCSSFiles: { a: [] } });
    holdScript(dist);
    expect(readFileSync(file, "utf8").startsWith(statement)).toBe(true);
    expect(JSON.parse(readFileSync(file, "utf8").slice(statement.length, -1))).toEqual({
      moduleLoading: null,
      clientModules: modules,
      entryJSFiles: {},
      entryCSSFiles: { a: [] },
    });

    write({ clientModules: modules });
    expect(() => holdScript(dist)).toThrow(UnknownOutput);
  });

  it.each([
    ["none", { rootMainFiles: [] }],
    ["of another kind", { rootMainFiles: ["https://exempel.se/x.js"] }],
    ["under another name", { mainFiles: ["static/chunks/a.js"] }],
  ])("stops the build at framework files that are %s", (_name, manifest) => {
    const dist = buildWith(manifest);
    expect(() => holdScript(dist)).toThrow(UnknownOutput);
  });
});
