import { globSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fixedAddresses } from "#lib/content/addresses.ts";
import { checkContent } from "#lib/content/check.ts";
import { filesIn, readStrictly, strayFiles } from "#lib/content/files.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { requiredPages } from "#lib/content/required-pages.ts";
import { reviewsDue } from "#lib/content/reviews.ts";
import { routeOf } from "#lib/http/routes.ts";
import { fixedPages, guideFile } from "#tests/support/content.ts";

type Change = Parameters<typeof guideFile>[0];

const check = (...files: ReturnType<typeof guideFile>[]) => checkContent(files, fixedPages).map(formatProblem);
const body = (text: string) => ({ body: text });

describe("the content check", () => {
  it("finds nothing wrong in a good guide", () => {
    expect(check(guideFile())).toEqual([]);
  });

  it("keeps a page that waits for its day away from links, but not from those that wait as long", () => {
    const waiting = guideFile({
      slug: "senare",
      front: { titel: "Senare", publiceras: "2999-01-01", andrad: "2999-01-01" },
    });
    const link = "[x](/guider/senare)\n";
    expect(check(waiting, guideFile(body(link))).join()).toMatch(/publiceras först 2999-01-01/);
    expect(check(waiting, guideFile({ front: { publiceras: "2999-02-01" }, body: link }))).toEqual([]);
    const past = guideFile({ slug: "senare", front: { titel: "Senare", publiceras: "2026-01-01" } });
    expect(check(past, guideFile(body(link)))).toEqual([]);
  });

  it("tells where a page has moved, and of two pages at one address", () => {
    const moved = guideFile({ slug: "ny", front: { titel: "Ny", tidigare: "\n  - /guider/gammal" } });
    expect(check(moved, guideFile(body("[x](/guider/gammal)\n"))).join()).toMatch(/har flyttat. Skriv \/guider\/ny/);
    expect(check(guideFile({ front: { tidigare: "\n  - /kontakt" } })).join()).toMatch(
      /Adressen \/kontakt under ”tidigare”/,
    );
  });

  it("takes letters of two signs, as a Mac writes them, for the same as one", () => {
    expect(check(guideFile(body("## Lo\u0308n\n\nMer om [lönen](#lön).\n")))).toEqual([]);
  });

  it("finds nothing wrong in the site's own content", () => {
    expect(checkContent().map(formatProblem)).toEqual([]);
  });

  const mistakes: [string, Change, RegExp][] = [
    ["missing front matter field", { front: { etikett: undefined } }, /:1:1 {2}”etikett” saknas. Lägg till raden/],
    ["unknown front matter field", { front: { titell: "x" } }, /:\d+:\d+ {2}Raden ”titell” känns inte igen/],
    ["title over 60", { front: { titel: "x".repeat(61) } }, /:2:8 {2}”titel” är 61 tecken. Korta till högst 60/],
    ["description over 160", { front: { beskrivning: "x".repeat(161) } }, /”beskrivning” är 161 tecken/],
    ["bad date", { front: { andrad: "i går" } }, /”andrad” ska vara ett datum som 2026-11-24/],
    ["date that does not exist", { front: { andrad: "2026-13-40" } }, /”andrad” är inget datum som finns/],
    ["date in the future", { front: { andrad: "2999-01-01" } }, /”andrad” ligger i framtiden/],
    ["changed before published", { front: { andrad: "2025-12-31" } }, /”andrad” ligger före publicerad/],
    [
      "front matter that is not YAML",
      { front: { ingress: '"öppet citat' } },
      /:5:10 {2}Ett citattecken eller ett kolon saknas på raden/,
    ],
    ["unknown component", body("<Knapp />\n"), /Byggklossen <Knapp> finns inte/],
    ["misspelt component", body("<Fackta rubrik='x'>\ny\n</Fackta>\n"), /Byggklossen <Fackta> finns inte/],
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
    ["component left open", body('<Fakta rubrik="x">\ny\n'), /<Fakta> stängs aldrig/],
    ["code", body("{1 + 1}\n"), /Klammer { } betyder kod/],
    ["import", body('import x from "y"\n'), /(Rader som börjar|kan inte börja) med import eller export/],
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

  it.each([
    ["hard space after ##", "##\u00a0Rubrik\n", /:28:1 {2}Efter tecknet i början av raden står ett hårt mellanslag/],
    ["hard space after -", "-\u00a0Ett\n-\u00a0Två\n", /hårt mellanslag/],
    ["space inside stars", "Det är **viktigt **att veta.\n", /Stjärnorna syns som de är/],
    ["bullet sign", "• Ett\n• Två\n", /Punkten är ett tecken och blir ingen lista/],
    ["no space after ##", "##Rubrik\n", /Rubriktecknet syns som det är/],
    ["invisible space in a link", "[x](https://exempel.se/sida\u200b)\n", /ett osynligt mellanrum \(U\+200B\)/],
    ["line break from Word", "Ett\u000btvå\n", /en radbrytning från Word \(U\+000B\)/],
    ["conflict mark", "<<<<<<< HEAD\nx\n", /märke efter två ändringar som krockade/],
    ["address in angle brackets", "Läs <https://exempel.se/>.\n", /Skriv \[text\]\(https:\/\/exempel\.se\)/],
    ["e-mail in angle brackets", "Skriv till <info@exempel.se>.\n", /En adress inom < och >/],
    ["HTML comment", "<!-- fråga Åsa -->\n", /Skriv \{\/\* så här \*\/\}, eller ta bort den/],
    [
      "curly quotes on a component",
      "<Fakta rubrik=”Rollen”>\nx\n</Fakta>\n",
      /typografiska citattecken. Byt dem mot raka/,
    ],
    [
      "export at a line's beginning",
      "Vi säljer mycket på\n\nexport av varor till Norge.\n",
      /kan inte börja med import eller export/,
    ],
    ["less than a number", "Om <5 kunder\n", /Skriv \\< när du vill visa det/],
    [
      "component never closed",
      'Ett.\n\n<Fakta rubrik="x">\n\nTvå.\n',
      /:30:1 {2}<Fakta> stängs aldrig. Skriv <\/Fakta>/,
    ],
    ["footnote in a heading", "## Lön[^1]\n\n[^1]: En not.\n", /En fotnot kan inte stå i en rubrik/],
    ["heading of the page's own", "## I korthet\n", /samma ankare som en del av sidan, #i-korthet/],
    ["percent in a link", "[x](/100%)\n", /har ett % som inte betyder något/],
    ["percent in an anchor", "[x](#100%)\n", /har ett % som inte betyder något/],
    ["percent in a picture", "![x](/bilder/100%.png)\n", /Bilden \/bilder\/100%.png finns inte/],
    ["comma in an address", "[x](https://exempel,se)\n", /är ingen adress/],
    ["address without a host", "[x](https://)\n", /är ingen adress/],
    ["mailto that is none", "[x](mailto:info)\n", /är ingen e-postadress/],
    ["tel that is none", "[x](tel:)\n", /är inget telefonnummer/],
    ["picture of a telephone", "![x](/bilder/foto.HEIC)\n", /kan inte visas i alla webbläsare/],
    [
      "KPI under another heading",
      '## Returer\n\n<Nyckeltal id="returgrad" />\n',
      /ska vara nyckeltalets namn: ## Returgrad/,
    ],
  ])("tells of a %s", (_what, text, expected) => {
    expect(check(guideFile(body(text))).join("\n")).toMatch(expected);
  });

  it.each([
    ["# in a title", { titel: "Så blir du #1 i e-handel" }, /Allt efter # på raden försvinner/],
    ["# first in a title", { titel: "#1 i e-handel" }, /inom citattecken/],
    ["a name twice", { rubrik: "A\nrubrik: B" }, /Raden finns redan en gång/],
    ["a tab", { sammanfattning: "\n\t- Ett\n\t- Två" }, /tabb/],
    ["a list in a line", { sammanfattning: "- Fem tal: konvertering" }, /citattecken|lista|kolon/],
    ["a colon in a list", { sammanfattning: "\n  - Fem tal: konvertering\n  - Två" }, /Innehåller den ett kolon/],
    ["quotation marks inside others", { titel: '"Vad är "CRO"?"' }, /citattecken/],
    ["a day that is none", { publicerad: "2026-02-30" }, /”publicerad” är inget datum som finns/],
    ["no list where one should be", { relaterat: "/kontakt" }, /”relaterat” ska vara en lista/],
  ])("tells of %s in the front matter", (_what, front, expected) => {
    expect(check(guideFile({ front })).join("\n")).toMatch(expected);
  });

  it("says one thing of a day that is none", () => {
    expect(check(guideFile({ front: { publicerad: "2026-02-30", andrad: "2026-01-10" } }))).toHaveLength(1);
  });

  it("takes a component whose parts stand on lines of their own", () => {
    const text = '<Stegvis>\n<Steg rubrik="A">text</Steg>\n<Steg rubrik="B">text</Steg>\n</Stegvis>\n';
    expect(check(guideFile(body(text)))).toEqual([]);
  });

  it("tells of a page that is gone though the site itself leads there", () => {
    const problems = checkContent([guideFile()], fixedPages, { checkRequired: true }).map(formatProblem);
    expect(problems.join("\n")).toMatch(
      /content\/sidor\/integritet\.mdx:1:1 {2}Sidan saknas, men sidfoten och formulären/,
    );
  });

  it("knows every page that the code leads to", () => {
    const code = globSync("{app,components,lib}/**/*.{ts,tsx}").map((file) => readFileSync(file, "utf8"));
    const led = code.flatMap((text) =>
      [...text.matchAll(/(?:href=|path: )"(\/[a-z/-]+)[^"]*"/g)].map(([, to]) => to ?? ""),
    );
    const made = [...new Set(led)].filter(
      (to) => !fixedAddresses().has(to) && !routeOf(`${to}.xml`)?.path.endsWith(".xml"),
    );
    expect(made.filter((to) => !(to in requiredPages))).toEqual([]);
  });

  it("reads no file that an editor cannot see, and names what is never published", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "innehall-"));
    for (const name of ["en.mdx", ".#en.mdx", "~$en.mdx", "en.MDX", "en.md", "en.mdx.txt"]) {
      if (name !== ".#en.mdx") writeFileSync(path.join(folder, name), "x");
    }
    symlinkSync(path.join(folder, "finns-inte"), path.join(folder, ".#en.mdx"));
    mkdirSync(path.join(folder, "mapp.mdx"));
    expect(filesIn(folder, ".mdx")).toEqual(["en.mdx"]);
    const stray = strayFiles(folder, ".mdx").map(({ file }) => path.basename(file));
    expect(stray.sort()).toEqual(["en.MDX", "en.md", "en.mdx.txt", "mapp.mdx"]);
  });

  it("tells which encoding a file seems to have", () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "kod-")), "x.mdx");
    writeFileSync(file, Buffer.from("Lön", "latin1"));
    expect(readStrictly(file)).toEqual({ problem: expect.stringMatching(/Windows-1252.*Spara den som UTF-8/) });
    writeFileSync(file, Buffer.from("\ufeffLön", "utf16le"));
    expect(readStrictly(file)).toEqual({ problem: expect.stringMatching(/UTF-16/) });
    expect(check({ ...guideFile(), source: "", unreadable: "Filen ser ut …" })).toEqual([
      "content/guider/en-guide.mdx:1:1  Filen ser ut …",
    ]);
    expect(check({ ...guideFile(), source: guideFile().source.replaceAll("\n", "\r") })[0]).toMatch(
      /av ett gammalt slag \(CR\)/,
    );
  });

  it("reminds of a review whose day has passed, and of no other", () => {
    expect(reviewsDue("2026-11-25")).toEqual([]);
    const late = reviewsDue("2027-06-01").map(formatProblem);
    expect(late.join("\n")).toMatch(/guider\/e-commerce-manager\.mdx:1:1 {2}Skulle ha granskats 2027-05-25/);
    expect(late.join("\n")).not.toMatch(/kpier-for-e-handel/);
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
