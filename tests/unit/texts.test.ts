import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { htmlTree } from "#lib/content/html-tree.ts";
import { keepFrontMatter, keepTree, treeOf } from "#lib/content/kept-texts.ts";
import { everyPage, guides, sourceFiles } from "#lib/content/library.ts";
import { asBlocks, guideAsMarkdown } from "#lib/content/markdown.ts";
import { headings, parseMdx } from "#lib/content/parse.ts";

/** A text as its Markdown, without what stands around every guide's. */
function markdownOf(text: string): string {
  const [guide] = guides();
  if (!guide) throw new Error("no guide");
  const frame = guideAsMarkdown({ ...guide, tree: parseMdx("FRAME") }, "https://exempel.se").split("FRAME");
  const whole = guideAsMarkdown({ ...guide, tree: parseMdx(text) }, "https://exempel.se");
  return whole.slice(frame[0]?.length, whole.length - (frame[1]?.length ?? 0));
}

describe("a text as Markdown", () => {
  it.each([
    [
      "a question on one line, between paragraphs",
      'Före.\n\n<Fragor>\n<Fraga fraga="Går det?">Ja, **oftast**.</Fraga>\n</Fragor>\n\nEfter.',
      "Före.\n\n### Går det?\n\nJa, **oftast**.\n\nEfter.",
    ],
    [
      "a term that stands alone",
      'Före.\n\n<Begrepp ord="PIM">produktinformation</Begrepp>\n\nEfter.',
      "Före.\n\n**PIM** (produktinformation)\n\nEfter.",
    ],
    [
      "a term in a list and in a sentence",
      'Före.\n\n- <Begrepp ord="PIM">en sak</Begrepp>\n- Nästa <Begrepp ord="ROAS">annan</Begrepp> sak',
      "Före.\n\n- **PIM** (en sak)\n- Nästa **ROAS** (annan) sak",
    ],
    ["a comment", "Före.\n\n{/* bara för oss */}\n\nEfter.", "Före.\n\nEfter."],
  ])("keeps its paragraphs: %s", (_name, text, markdown) => {
    expect(markdownOf(text)).toBe(markdown);
  });

  it("gives words beside blocks a paragraph, where a search finds them", () => {
    const { children } = parseMdx('<Fakta rubrik="Kort">Ett svar.</Fakta>');
    expect(asBlocks(children).map(({ type }) => type)).toEqual(["heading", "paragraph"]);
  });
});

describe("what the check has kept of a text", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "texter-"));
    vi.stubEnv("KEPT_TEXTS", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says the same as the text itself, and a text that was saved since stops the build", () => {
    for (const { file, source } of sourceFiles()) {
      const parsed = parseMdx(source);
      keepTree(source, parsed);
      const kept = treeOf(source);
      expect(JSON.stringify(kept), file).not.toContain('"position"');
      const names = (tree: typeof kept) => headings(tree).map(({ id, text }) => ({ id, text }));
      expect(names(kept), file).toEqual(names(parsed));
      const drawn = (tree: typeof kept) =>
        JSON.stringify(htmlTree(tree), (key, value) => (key === "position" ? undefined : value));
      expect(drawn(kept), file).toBe(drawn(parsed));
    }
    expect(() => treeOf("Ett nytt stycke.\n")).toThrow("saved after it had been checked");
  });

  it("holds its front matter as it was read, and none of a text that was saved since", async () => {
    const pages = everyPage();
    expect(pages.length).toBeGreaterThan(10);
    keepFrontMatter(pages);
    // As another process of the build.
    vi.resetModules();
    const { keptFrontMatter } = await import("#lib/content/kept-texts.ts");
    for (const { source, data } of pages) expect(keptFrontMatter(source)).toEqual(data);
    expect(keptFrontMatter("---\ntitel: Ny\n---\n")).toBeUndefined();
  });
});
