import { describe, expect, it } from "vitest";
import { checkContent } from "#lib/content/check.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { fixedPages, guideFile } from "#tests/support/content.ts";

type Change = Parameters<typeof guideFile>[0];

const check = (...files: ReturnType<typeof guideFile>[]) => checkContent(files, fixedPages).map(formatProblem);
const body = (text: string) => ({ body: text });

describe("the content check", () => {
  it("finds nothing wrong in a good guide", () => {
    expect(check(guideFile())).toEqual([]);
  });

  it("finds nothing wrong in the site's own content", () => {
    expect(checkContent().map(formatProblem)).toEqual([]);
  });

  const mistakes: [string, Change, RegExp][] = [
    ["missing front matter field", { front: { etikett: undefined } }, /:1:1 {2}”etikett” saknas. Lägg till raden/],
    ["unknown front matter field", { front: { titell: "x" } }, /:\d+:\d+ {2}Raden ”titell” känns inte igen/],
    ["title over 60", { front: { titel: "x".repeat(61) } }, /:2:8 {2}”titel” är 61 tecken långt. Korta till högst 60/],
    ["description over 160", { front: { beskrivning: "x".repeat(161) } }, /”beskrivning” är 161 tecken långt/],
    ["bad date", { front: { andrad: "i går" } }, /”andrad” ska vara ett datum som 2026-11-24/],
    ["date that does not exist", { front: { andrad: "2026-13-40" } }, /”andrad” är inget datum som finns/],
    ["date in the future", { front: { andrad: "2999-01-01" } }, /”andrad” ligger i framtiden/],
    ["changed before published", { front: { andrad: "2025-12-31" } }, /”andrad” ligger före publicerad/],
    ["front matter that is not YAML", { front: { ingress: '"öppet citat' } }, /Raden går inte att läsa/],
    ["unknown component", body("<Knapp />\n"), /Komponenten <Knapp> finns inte/],
    ["misspelt component", body("<Fackta rubrik='x'>\ny\n</Fackta>\n"), /Komponenten <Fackta> finns inte/],
    ["component by nearly its name", body("<Kundresa />\n"), /Menade du <Kundresan>\?/],
    ["HTML", body("<div>x</div>\n"), /<div> är HTML och går inte att använda/],
    ["unknown prop", body('<Kundresan farg="grön" />\n'), /<Kundresan> har inget som heter farg/],
    ["missing prop", body("<Fakta>\nx\n</Fakta>\n"), /<Fakta> saknar rubrik. Lägg till rubrik="…"/],
    [
      "bad prop",
      body('<Nyckeltal id="omsattning" />\n'),
      /<Nyckeltal> har ett fel: id ska vara ett av: konverteringsgrad/,
    ],
    ["prop in braces", body("<Kundresan markerad={1} />\n"), /Skriv värdet inom citattecken: markerad="text"/],
    ["component in the wrong place", body('<Steg rubrik="x">\ny\n</Steg>\n'), /<Steg> ska stå inuti <Stegvis>/],
    [
      "text where only parts may stand",
      body("<Stegvis>\n\nLös text\n\n</Stegvis>\n"),
      /I <Stegvis> får bara <Steg> stå/,
    ],
    ["empty component", body('<Fakta rubrik="x"></Fakta>\n'), /<Fakta> är tom/],
    ["content where none may stand", body("<Kundresan>x</Kundresan>\n"), /<Kundresan> kan inte ha något innehåll/],
    ["component left open", body('<Fakta rubrik="x">\ny\n'), /Texten går inte att läsa här/],
    ["code", body("{1 + 1}\n"), /Klammer { } betyder kod/],
    ["import", body('import x from "y"\n'), /Rader som börjar med import eller export/],
    ["link to a missing page", body("[x](/finns-inte)\n"), /Länken \/finns-inte leder till en sida som inte finns/],
    ["link to nearly a page", body("[x](/guider/kontakt)\n"), /Menade du \/kontakt\?/],
    [
      "link to a missing anchor",
      body("## Här\n\n[x](#dar)\n"),
      /Ankaret #dar finns inte på \/guider\/en-guide. De som finns: #här/,
    ],
    ["link that is not safe", body("[x](http://exempel.se)\n"), /Skriv https:\/\/ i stället för http:\/\//],
    ["link without a slash", body("[x](kontakt)\n"), /Länken kontakt går inte att följa/],
    ["link without address", body("[x]()\n"), /Länken eller bilden saknar adress/],
    ["brackets without address", body("[x][y]\n"), /Hakparenteser utan adress/],
    [
      "broken link in front matter",
      { front: { relaterat: "\n  - /borta" } },
      /Länken \/borta leder till en sida som inte finns/,
    ],
    [
      "broken link of a call to action",
      body('<Uppmaning rubrik="a" lank="/borta" lanktext="b">\nc\n</Uppmaning>\n'),
      /Länken \/borta/,
    ],
    ["missing alt text", body("![](/icon.svg)\n"), /Bilden saknar beskrivning/],
    ["missing alt of a figure", body('<Figur bild="/x.svg" />\n'), /<Figur> saknar alt/],
    ["missing picture", body("![En bild](/bilder/borta.svg)\n"), /Bilden \/bilder\/borta.svg finns inte/],
    ["skipped heading level", body("## Två\n\n#### Fyra\n"), /Rubriken hoppar över en nivå/],
    ["second main heading", body("# Ett\n"), /Sidan har redan en huvudrubrik/],
    ["file name with capitals", { slug: "En-Guide" }, /Filnamnet blir sidans adress/],
  ];
  it.each(mistakes)("tells of a %s, with file, line and remedy", (_name, change, expected) => {
    const problems = check(guideFile(change));
    expect(problems.join("\n")).toMatch(expected);
    for (const problem of problems) expect(problem).toMatch(/^content\/guider\/[\wÅÄÖåäö-]+\.mdx:\d+:\d+ {2}\S/);
  });

  it("names the line and column of a mistake in the text", () => {
    const lines = guideFile().source.split("\n").length;
    expect(check(guideFile(body("Text.\n\nHär är [en länk](/borta).\n")))).toEqual([
      `content/guider/en-guide.mdx:${lines + 1}:8  Länken /borta leder till en sida som inte finns. Kontrollera stavningen, eller ta bort länken.`,
    ]);
  });

  it("tells all mistakes at once", () => {
    const problems = check(
      guideFile({ front: { sida: "mitten", etikett: undefined }, body: "[x](/borta)\n\n<Knapp />\n" }),
    );
    expect(problems).toHaveLength(4);
  });

  it("tells of two pages at one address, and of two with one title", () => {
    expect(checkContent([guideFile()], new Set([...fixedPages, "/guider/en-guide"])).map(formatProblem)).toEqual([
      "content/guider/en-guide.mdx:1:1  Adressen /guider/en-guide finns redan. Byt filens namn.",
    ]);
    expect(check(guideFile(), guideFile({ slug: "en-till" }))).toEqual([
      "content/guider/en-till.mdx:2:1  Titeln är densamma som i content/guider/en-guide.mdx. Ge sidan en egen titel.",
    ]);
  });

  it("tells of two things with one anchor", () => {
    const text = '## Nuläget\n\n<Stegvis>\n\n<Steg rubrik="Nuläget">\nx\n</Steg>\n\n</Stegvis>\n';
    expect(check(guideFile(body(text)))[0]).toMatch(/Två saker på sidan har samma ankare, #nuläget/);
  });

  it("tells of a link to a draft, but lets drafts link to what is published", () => {
    const draft = guideFile({
      slug: "utkast",
      front: { titel: "Utkast", utkast: "true" },
      body: "[x](/guider/en-guide)\n",
    });
    expect(check(guideFile(body("[x](/guider/utkast)\n")), draft)).toEqual([
      expect.stringMatching(/en-guide\.mdx.*leder till ett utkast som besökare inte ser/),
    ]);
  });

  it("knows the anchors of components on another page", () => {
    const other = guideFile({
      slug: "annan",
      front: { titel: "Annan" },
      body: '<Fragor>\n\n<Fraga fraga="Varför då?">\nx\n</Fraga>\n\n</Fragor>\n',
    });
    expect(check(other, guideFile(body("[x](/guider/annan#varför-då)\n")))).toEqual([]);
    expect(check(other, guideFile(body("[x](/guider/annan#därför)\n")))).toHaveLength(1);
  });
});
