import { describe, expect, it } from "vitest";
import { hashSource } from "#lib/http/policy.ts";
import { themeScript } from "#lib/http/theme.ts";
import { inlineScriptHashes, ownClientComponents, withoutFrameworkScript, withStylesInline } from "#lib/tasks/seal.ts";
import { UnknownOutput } from "#lib/tasks/unknown-output.ts";

const page = (extra = "") =>
  `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/b.js" async=""></script><script>${themeScript}</script><style>p{}</style></head><body><p>Text</p><script type="application/ld+json">{"a":1}</script><script>self.__next_f.push([0])</script>${extra}</body></html>`;

describe("sealing a page", () => {
  it("takes the framework's script out and leaves theme, data and text", () => {
    expect(withoutFrameworkScript(page(), "/om")).toBe(
      `<html><head><script>${themeScript}</script><style>p{}</style></head><body><p>Text</p><script type="application/ld+json">{"a":1}</script></body></html>`,
    );
  });

  it.each([
    ["an inline script that is not known", "<script>alert(1)</script>"],
    ["a script from elsewhere", '<script src="https://exempel.se/x.js"></script>'],
    ["a framework file named in another way", '<link rel="modulepreload" href="/_next/static/chunks/c.js"/>'],
  ])("stops the build at %s", (_name, extra) => {
    expect(() => withoutFrameworkScript(page(extra), "/om")).toThrow(UnknownOutput);
  });

  it("hashes what stays inline, but not data", () => {
    expect(inlineScriptHashes(page())).toEqual([hashSource(themeScript), hashSource("self.__next_f.push([0])")]);
  });

  it("puts the style sheet into the page, with addresses that hold there", () => {
    const link = '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>';
    const css = "@font-face{src:url(../media/f.woff2)}";
    const style = "@font-face{src:url(/_next/static/media/f.woff2)}";
    const files: string[] = [];
    const read = (file: string) => {
      files.push(file);
      return css;
    };
    expect(withStylesInline(`<head>${link}</head>`, "/om", read)).toEqual({
      html: `<head><style>${style}</style></head>`,
      styles: [style],
    });
    expect(files).toEqual(["static/chunks/a.css"]);
    expect(() => withStylesInline('<link rel="stylesheet" href="/egen.css"/>', "/om", read)).toThrow(UnknownOutput);
  });

  const manifest = (...files: string[]) =>
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/x/page"] = ${JSON.stringify({ clientModules: Object.fromEntries(files.map((file) => [`[project]/${file} <module evaluation>`, {}])), moduleLoading: { prefix: "" }, entryJSFiles: {} })};`;

  it("notices by itself that a page has gained a component that runs in the browser", () => {
    const framework = ["node_modules/next/dist/client/components/layout-router.js", "app/global-error.tsx"];
    expect(ownClientComponents(manifest(...framework))).toEqual([]);
    expect(ownClientComponents(manifest(...framework, "components/forms/contact-form.tsx"))).toEqual([
      "components/forms/contact-form.tsx",
    ]);
  });

  it("stops at a manifest that it cannot read", () => {
    expect(() => ownClientComponents("window.x = {}")).toThrow(UnknownOutput);
  });
});
