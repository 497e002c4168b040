import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { htmlTree } from "#lib/content/html-tree.ts";
import { keepTree, treeOf } from "#lib/content/kept-trees.ts";
import { guides, sourceFiles } from "#lib/content/library.ts";
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

describe("a tree that the check has kept", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "trad-"));
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says the same as the text itself, and a text that was saved since stops the build", () => {
    vi.stubEnv("KEPT_TREES", folder);
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
});
