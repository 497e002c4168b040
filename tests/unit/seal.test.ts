import { describe, expect, it } from "vitest";
import { UnknownOutput } from "#lib/build/next-output.ts";
import { ownClientComponents, pageSealer } from "#lib/build/seal.ts";
import { smallScript } from "#lib/build/small-script.ts";
import { contentSecurityPolicy, hashSource } from "#lib/http/policy.ts";

const ours = smallScript("page");
const css = "@font-face{font-family:f;src:url(../media/f.woff2)}.lead{color:red}.other:hover{color:blue}p{margin:0}";
const style = "@font-face{font-family:f;src:url(/_next/static/media/f.woff2)}.b{color:red}p{margin:0}";
const seal = pageSealer((file) => (file === "static/chunks/a.css" ? css : ""));

const page = (extra = "") =>
  `<!DOCTYPE html><html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/><script src="/_next/static/chunks/b.js" async=""></script><script>${ours}</script></head><body><p class="lead group">Text &amp; mer</p><p class="group">Mer</p><script type="application/ld+json">{"a":1}</script><script>self.__next_f.push([0])</script>${extra}</body></html>`;

describe("sealing a page", () => {
  it("takes the framework's script out, puts in what it uses of the style sheet, and leaves the rest", () => {
    expect(seal(page(), "/om")).toEqual({
      html: `<!DOCTYPE html><html><head><style>${style}</style><script>${ours}</script></head><body><p class="b">Text &amp; mer</p><p class="">Mer</p><script type="application/ld+json">{"a":1}</script></body></html>`,
      policy: contentSecurityPolicy({ scripts: [hashSource(ours)], styles: [hashSource(style)] }),
    });
  });

  it.each([
    ["an inline script that is not known", "<script>alert(1)</script>"],
    ["a script from elsewhere", '<script src="https://exempel.se/x.js"></script>'],
    ["a script that is asked for from elsewhere", '<link rel="modulepreload" href="/annat/c.js"/>'],
    ["a style sheet named in another way", '<link rel="stylesheet" href="/egen.css"/>'],
  ])("stops the build at %s", (_name, extra) => {
    expect(() => seal(page(extra), "/om")).toThrow(UnknownOutput);
  });

  const manifest = (...files: string[]) =>
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/x/page"] = ${JSON.stringify({ clientModules: Object.fromEntries(files.map((file) => [`[project]/${file} <module evaluation>`, {}])), moduleLoading: { prefix: "" }, entryJSFiles: {}, entryCSSFiles: {} })};`;

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
