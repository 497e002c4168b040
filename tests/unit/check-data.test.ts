import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { checkData } from "#lib/content/check-data.ts";
import { readData } from "#lib/content/data-file.ts";
import { kpiSchema } from "#lib/content/kpis.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { DEMAND_RULES, knownTo, profileFile, profileSchema } from "#lib/content/profiles.ts";
import { roleChooserSchema } from "#lib/content/role-chooser.ts";
import { type Role, roleOf } from "#lib/content/roles.ts";
import { siteSchema } from "#lib/content/site.ts";

describe("the check of all data", () => {
  it("finds nothing wrong in the site's own", () => {
    expect(checkData()).toEqual([]);
  });
});

const kpi = readFileSync("content/nyckeltal/returgrad.yaml", "utf8");
const agency = readFileSync("content/sajt.yaml", "utf8");
const chooser = readFileSync("content/rollval.yaml", "utf8");
const rules = readFileSync("content/kravvarningar.yaml", "utf8");
const profile = readFileSync(profileFile("e-commerce-manager"), "utf8");

function seller(): Role {
  const role = roleOf("e-commerce-manager");
  if (!role) throw new Error("there is no such role");
  return role;
}

const files = {
  kpi: [kpi, kpiSchema],
  site: [agency, siteSchema],
  chooser: [chooser, roleChooserSchema],
  rules: [rules, DEMAND_RULES.schema],
  profile: [profile, profileSchema(knownTo(seller()))],
} as const satisfies Record<string, readonly [string, z.ZodType]>;

describe("the check of the data files", () => {
  /** What is told of a file in which one thing was changed. */
  const told = (file: keyof typeof files, from: string | RegExp, to: string) => {
    const [text, schema]: readonly [string, z.ZodType] = files[file];
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const read = readData("fil.yaml", changed, schema);
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
      "2026-11-25",
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
    [
      "points for a direction that is not there",
      "profile",
      "grundstruktur: 4",
      "grundstrukturen: 4",
      /poang → grundstrukturen: Inriktningen ”grundstrukturen” finns inte\. Det som finns: tillvaxt/,
    ],
    [
      "a direction that nothing leads to",
      "profile",
      /^(\s+)omnikanal: \d+$/gm,
      "$1tillvaxt: 1",
      /finns redan en gång|kan inte nås/,
    ],
    [
      "an area that the role does not have",
      "profile",
      /^(\s+)strategi: 2$/m,
      "$1ekonomi: 2",
      /Området ”ekonomi” finns inte/,
    ],
    [
      "a competence that the role does not have",
      "profile",
      "kompetens: ledarskap",
      "kompetens: ekonomi",
      /Kompetensen ”ekonomi” finns inte/,
    ],
    [
      "a service that is not there",
      "profile",
      /^ {2}id: rekrytering$/m,
      "  id: bemanning",
      /Tjänsten ”bemanning” finns inte/,
    ],
    [
      "a KPI that is not there",
      "profile",
      "- id: konverteringsgrad",
      "- id: omsattning",
      /nyckeltalet ”omsattning” finns inte/,
    ],
    ["a question twice", "profile", "- id: team", "- id: mognad", /har två med samma namn, mognad/],
    ["points that are none", "profile", "grundstruktur: 4", "grundstruktur: 99", /ska vara högst 10/],
    [
      "an unknown role",
      "chooser",
      "roll: digital-marketing-manager",
      "roll: marknadschef",
      /arbete → roll: ska vara ett av: digital-marketing-manager/,
    ],
    ["an unknown station", "chooser", "station: syns", "station: ser", /arbete → station: ska vara ett av: syns/],
    [
      "a row that the comparison does not have",
      "chooser",
      "rad: Primärt fokus",
      "rad: Fokus",
      /finns inte i jämförelsen: ”Fokus”/,
    ],
    [
      "a guide that is not there",
      "chooser",
      /^jamforelse: .*$/m,
      "jamforelse: /guider/borta",
      /leder till en guide som inte finns/,
    ],
    ["a pattern that is broken", "rules", /monster: .*$/m, "monster: (", /går inte att läsa som ett mönster/],
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
