import { describe, expect, it } from "vitest";
import { UnknownOutput } from "#lib/build/next-output.ts";
import { nginxConf } from "#lib/build/nginx-conf.ts";

const file = (name: string, policy: string) => ({
  file: name,
  etag: "x",
  encodings: [],
  headers: {
    "Content-Security-Policy": policy,
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-cache",
    "Speculation-Rules": '"/speculation-rules.json"',
  },
});

describe("what nginx is told of the static site", () => {
  const { maps, location } = nginxConf({
    files: {
      "/guider/en": file("guider/en.html", "style-src 'sha256-a'"),
      "/verktyg/kravprofil": file("verktyg/kravprofil.html", "style-src 'sha256-b'"),
      "404": file("404.html", "c"),
    },
  });

  it("is the file of each address, with a query too, but where a query leads on", () => {
    expect(maps).toContain('  "/guider/en" "/guider/en.html";\n  "/guider/en?" "/guider/en.html";');
    expect(maps).toContain('  "/verktyg/kravprofil" "/verktyg/kravprofil.html";\n}');
    expect(maps).not.toContain("404");
  });

  it("is what differs between files by file, and what is the same once", () => {
    expect(maps).toContain(`  "/guider/en.html" "style-src 'sha256-a'";`);
    expect(maps).toContain(`  "/verktyg/kravprofil.html" "style-src 'sha256-b'";`);
    expect(location).toContain("add_header Content-Security-Policy $sajt_policy;");
    expect(location).toContain('add_header Speculation-Rules "\\"/speculation-rules.json\\"";');
  });

  it("is nothing that nginx would read as a variable", () => {
    expect(() => nginxConf({ files: { "/a": file("a.html", "$host") } })).toThrow(UnknownOutput);
  });
});
