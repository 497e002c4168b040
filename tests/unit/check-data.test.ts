import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { profileData } from "#content/kravprofil.ts";
import { checkData, dataProblems, profileSchema } from "#lib/content/check-data.ts";
import { readData } from "#lib/content/data-file.ts";
import { kpiSchema } from "#lib/content/kpis.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { siteSchema } from "#lib/content/site.ts";

const FILE = "content/kravprofil.ts";
/** The profile's data with one thing changed. */
const changed = (change: (data: ReturnType<typeof copy>) => void) => {
  const data = copy();
  change(data);
  return dataProblems(FILE, profileSchema, data).map(({ message }) => message);
};
const copy = () => JSON.parse(JSON.stringify(profileData));

describe("the check of the tools' data", () => {
  it("finds nothing wrong in the site's own", () => {
    expect(checkData()).toEqual([]);
  });

  it("tells place and remedy of each mistake, all at once", () => {
    expect(
      changed((data) => {
        data.steps[0].questions[1].options[2].label = " ";
        data.steps[0].questions[0].options[0].points.tillvaxt = 99;
        data.directions[0].interview.pop();
        data.demandRules[0].pattern = "(";
      }),
    ).toEqual([
      "steps → nr 1 → questions → nr 1 → options → nr 1 → points → tillvaxt: ska vara högst 10.",
      "steps → nr 1 → questions → nr 2 → options → nr 3 → label: är tom. Skriv en text.",
      "directions → nr 1 → interview: ska ha minst 4 rader.",
      "demandRules → nr 1 → pattern: går inte att läsa som ett mönster.",
    ]);
  });

  it("tells of a direction, a service or a name that is not known", () => {
    expect(changed((data) => (data.steps[0].questions[0].options[0].points = { tilvaxt: 1 }))[0]).toContain("points");
    expect(changed((data) => (data.defaultService.id = "bemanning"))).toEqual([
      "defaultService → id: ska vara ett av: rekrytering, executive-search, konsultuthyrning, interim-management.",
    ]);
    expect(changed((data) => (data.directions[1].rubrik = "x"))).toEqual([
      "directions → nr 2: har något som inte känns igen: rubrik.",
    ]);
    expect(changed((data) => (data.steps[0].questions[1].id = "mognad"))).toEqual([
      "steps: har två med samma namn. Ge den ena ett annat.",
    ]);
  });
});

const kpi = readFileSync("content/nyckeltal/returgrad.yaml", "utf8");
const agency = readFileSync("content/sajt.yaml", "utf8");

describe("the check of the data files", () => {
  /** What is told of a file in which one thing was changed. */
  const told = (file: "kpi" | "site", from: string | RegExp, to: string) => {
    const [text, schema] = file === "kpi" ? ([kpi, kpiSchema] as const) : ([agency, siteSchema] as const);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const read = readData("fil.yaml", changed, schema as z.ZodType);
    return "problems" in read ? read.problems.map(formatProblem) : [];
  };

  it.each([
    ["a missing key", "kpi", /^definition: .*\n/m, "", /^fil\.yaml:1:1 {2}definition: saknas\. Lägg till raden\.$/],
    [
      "an unknown key",
      "kpi",
      "definition:",
      "defenition:",
      /^fil\.yaml:4:1 {2}Filen: har något som inte känns igen: defenition/m,
    ],
    ["a wrong type", "kpi", /^namn: .*$/m, "namn: [Returgrad]", /:2:7 {2}namn: ska vara text inom citattecken/],
    [
      "an unknown unit",
      "kpi",
      "enhet: antal",
      "enhet: styck",
      /tal → returned → enhet: ska vara ett av: kronor, antal/,
    ],
    ["an example that is no number", "kpi", /exempel: "?156"?/, "exempel: många", /exempel: går inte att räkna med/],
    ["an example that divides by zero", "kpi", "1 200", '"0"', /något delas med noll/],
    [
      "a broken formula",
      "kpi",
      /^formel: .*$/m,
      "formel: returned ÷",
      /formel: går inte att läsa\. Det som går att använda/,
    ],
    [
      "a formula that does more",
      "kpi",
      /^formel: .*$/m,
      "formel: max(returned, sold)",
      /formel: går inte att räkna ut/,
    ],
    [
      "a formula over something else",
      "kpi",
      /^formel: .*$/m,
      "formel: returned ÷ salda",
      /räknar med salda, som inte finns under tal/,
    ],
    ["a number that is not used", "kpi", /^formel: .*$/m, "formel: returned ÷ 2", /tal → sold: används inte i formeln/],
    [
      "a brace that belongs to nothing",
      "kpi",
      "{sold}",
      "{salda}",
      /i-ord: har \{salda\}, som inte hör till något tal/,
    ],
    ["a source without https", "kpi", "adress: https", "adress: http", /kalla → adress: ska vara en hel adress/],
    ["a tab", "kpi", "  returned:", "\treturned:", /Raden börjar med tabb|Raden går inte att läsa/],
    ["a key twice", "kpi", /^namn: .*$/m, "namn: A\nnamn: B", /:3:1 {2}Raden finns redan en gång/],
    [
      "a colon without quotation marks",
      "kpi",
      /^definition: .*$/m,
      "definition: Returer: de som kommer",
      /:4:\d+ {2}.*citattecken/,
    ],
    ["a quotation mark that is left open", "kpi", /^namn: .*$/m, 'namn: "Returgrad', /citattecken/],
    [
      "no months at all",
      "site",
      "forfragan: 24",
      "forfragan: 0",
      /lagringstid → forfragan: ska vara ett heltal från 1 till 60 \(månader\)/,
    ],
    [
      "a reminder too late",
      "site",
      "paminnelse: 30",
      "paminnelse: 1",
      /paminnelse: ska vara ett heltal från 7 till 90/,
    ],
    [
      "a day that does not exist",
      "site",
      "2026-11-24",
      "2026-02-30",
      /samtycke → version: ska vara ett datum som finns/,
    ],
    ["an address that is none", "site", /^team: .*$/m, "team: teamet", /team: ska vara en e-postadress/],
    [
      "a word where a number should be",
      "site",
      "kandidat: 24",
      "kandidat: ja",
      /lagringstid → kandidat: ska vara ett heltal/,
    ],
  ] as const)("tells of %s, with its place", (_what, file, from, to, message) => {
    expect(told(file, from, to).join("\n")).toMatch(message);
  });

  it("reads what other editors write: a byte order mark and CRLF", () => {
    const read = readData("fil.yaml", `\ufeff${kpi.replaceAll("\n", "\r\n")}`, kpiSchema);
    expect(read).toHaveProperty("data");
  });

  it("tells everything at once", () => {
    const broken = kpi
      .replace("enhet: antal", "enhet: x")
      .replace("adress: https", "adress: http")
      .replace(/^namn: .*$/m, "");
    const read = readData("fil.yaml", broken, kpiSchema);
    expect("problems" in read && read.problems).toHaveLength(3);
  });
});
