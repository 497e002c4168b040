import { describe, expect, it } from "vitest";
import { withoutFramework } from "#lib/http/drawn-page.ts";

describe("a drawn page without the framework", () => {
  it("keeps everything but the framework's script", () => {
    const kept = [
      '<head><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>',
      '<script>"use strict";(()=>{})();</script><script async="" src="/verktyg/direkt.js"></script></head>',
      '<body><p>&lt;script&gt;self.__next_f&lt;/script&gt;</p><script type="application/ld+json">{"a":1}</script></body>',
    ];
    const gone = [
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/first-touch-1.js"/>',
      '<script src="/_next/static/chunks/p.js" noModule=""></script>',
      '<script src="/_next/static/chunks/first-touch-1.js" id="_R_" async=""></script>',
      '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>',
      "<script>(self.__next_f=self.__next_f||[]).push([0])</script>",
      '<script>self.__next_f.push([1,"\\u003c/script\\u003e en rad\\nen till"])</script>',
    ];
    expect(withoutFramework(kept[0] + gone.slice(0, 3).join("") + kept[1] + gone.slice(3).join("") + kept[2])).toBe(
      kept.join(""),
    );
  });
});
