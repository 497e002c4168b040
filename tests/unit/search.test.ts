import { describe, expect, it } from "vitest";
import { searchWords } from "#lib/content/search-words.ts";
import { passages } from "#lib/search/passages.ts";
import { makeIndex, restoreIndex, searchFor, storeIndex } from "#lib/search/search.ts";

// Stored and read again, as the site does.
const index = restoreIndex(JSON.parse(JSON.stringify(storeIndex(makeIndex(passages(), searchWords())))));
const first = (question: string) => searchFor(index, question).found[0];
const marked = (question: string) =>
  first(question)
    ?.passage.filter((piece) => piece.marked)
    .map(({ text }) => text.toLowerCase());

describe("a search", () => {
  it.each([
    ["konverteringsgrad", "Konverteringsgrad"],
    ["KONVERTERINGSGRADEN", "Konverteringsgrad"],
    ["snittordervarde", "Snittordervärde"],
    ["interim", "Interim management"],
    ["hyra in konsult", "Konsultuthyrning"],
    ["dataskydd personuppgifter", "Integritet"],
  ])("for %j finds %j near the top", (question, title) => {
    const titles = searchFor(index, question)
      .found.slice(0, 4)
      .map((hit) => hit.title);
    expect(titles.join(", ")).toContain(title);
  });

  it("leads to the place on the page", () => {
    expect(first("lön E-commerce manager")?.path).toMatch(/^\/guider\/e-commerce-manager#/);
  });

  it("marks the words in every form", () => {
    expect(marked("annonser")?.join(" ")).toMatch(/annons/);
  });

  it("marks the e of a word, and looks for the word alone", () => {
    expect(marked("e-commerce")?.[0]).toBe("e-commerce");
    expect(marked("commerce")?.[0]).toBe("e-commerce");
    expect(searchFor(index, "byta e-handelsplattform").found).toEqual(searchFor(index, "byta handelsplattform").found);
    expect(searchFor(index, "e").found).toEqual([]);
  });

  it("shows sentences: no cells that run together, and the customer's journey on no page", () => {
    const shown = ["ecommerce manager", "konverteringsgrad", "räckvidd", "sida vid sida"].flatMap((question) =>
      searchFor(index, question).found.map(({ passage }) => passage.map(({ text }) => text).join("")),
    );
    expect(shown.length).toBeGreaterThan(4);
    for (const text of shown) expect(text).not.toMatch(/Station|räckvidd, trafikvolym Klickar|[.][,;]/);
  });

  it("leads to no list of sources", () => {
    for (const question of ["konsumentverket", "statistik e-handel", "källor"]) {
      for (const { heading } of searchFor(index, question).found) expect(heading).not.toBe("Källor");
    }
  });

  it("takes no page twice, and never more than twenty", () => {
    const pages = searchFor(index, "e-commerce manager").found.map(({ kind, path, title }) =>
      kind === "kpi" || kind === "term" ? title : path.split("#")[0],
    );
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBeLessThanOrEqual(20);
  });

  it.each([
    ["konvertringsgrad", "konverteringsgrad"],
    ["rekrytring", "rekrytering"],
    ["interrim", "interim"],
    // What a word put together begins with, where nothing is near.
    ["löneanspråk", "lönen"],
    // What the editors know.
    ["konversionsgrad", "konverteringsgrad"],
    ["Headhunting", "executive search"],
  ])("asks whether %j was meant as %j", (typed, meant) => {
    const { found, ...result } = searchFor(index, typed);
    expect(result).toEqual({ meant, onMeant: true });
    expect(found).toEqual(searchFor(index, meant).found);
  });

  it.each(["garanti", "uppsägningstid", "xyzzy"])("does not guess at %j", (typed) => {
    expect(searchFor(index, typed)).toEqual({ found: [], meant: undefined, onMeant: false });
  });

  it.each([
    ["kontakt", "/kontakt"],
    ["Vad kostar det?", "/kontakt"],
    ["gå med", "/kandidat"],
    ["GDPR", "/kandidat/mina-uppgifter"],
    ["lön", "/guider/e-commerce-manager#vad-tjänar-en-e-commerce-manager"],
    ["löner", "/guider/e-commerce-manager#vad-tjänar-en-e-commerce-manager"],
    ["hur mycket tjänar en e-handelschef", "/guider/e-commerce-manager#vad-tjänar-en-e-commerce-manager"],
    ["E-handelschef", "/guider/e-commerce-manager"],
    ["bli konsult", "/kandidat"],
    ["kpier", "/guider/kpier-for-e-handel"],
    [
      "vad är skillnaden mellan e-commerce manager och digital marketing manager",
      "/guider/e-commerce-manager-eller-digital-marketing-manager",
    ],
  ])("puts first for %j what the editors have chosen, and asks nothing", (question, path) => {
    const { found, meant } = searchFor(index, question);
    expect(found[0]?.path).toBe(path);
    expect(found.filter((hit) => hit.path === path)).toHaveLength(1);
    expect(meant).toBeUndefined();
  });

  it("finds the definite form of every word, and e-handel in one word", () => {
    expect(first("snittordervärdet")?.title).toBe("Snittordervärde");
    expect(searchFor(index, "ehandel")).toEqual(searchFor(index, "e-handel"));
  });

  it("asks in the signs that were typed", () => {
    expect(searchFor(index, "e-comerce manager?").meant).toBe("e-commerce manager?");
  });

  it.each(["", "   ", "!!!", "🙂", "x".repeat(10_000), "<script>", "__proto__", "constructor"])(
    "is not upset by %j",
    (question) => {
      const { found } = searchFor(index, question);
      expect(found.every(({ title }) => title.length > 0)).toBe(true);
    },
  );

  it("has every page of the site in it", () => {
    const paths = new Set(passages().map(({ path }) => path.split("#")[0]));
    for (const path of ["/guider/kpier-for-e-handel", "/tjanster/rekrytering", "/sa-arbetar-vi", "/verktyg/kpi"]) {
      expect(paths).toContain(path);
    }
  });
});
