import { describe, expect, it } from "vitest";
import { areaNames, competenceNames, profileData, roleTexts, serviceNames } from "#content/kravprofil.ts";
import { bySlug, guides } from "#lib/content/library.ts";
import { headings } from "#lib/content/parse.ts";
import { unpack } from "#lib/cv/archive.ts";
import { profileTypes, services } from "#lib/leads/options.ts";
import { profileParts } from "#lib/profile/document.ts";
import { jobAd } from "#lib/profile/job-ad.ts";
import { buildProfile, demandWarnings } from "#lib/profile/profile.ts";
import { wordDocument } from "#lib/profile/word.ts";

const questions = profileData.steps.flatMap((step) => step.questions);
const names = { areas: areaNames, competences: competenceNames, services: serviceNames, roles: roleTexts };

/** A profile from a whole set of answers; the last option where nothing else is said. */
function profileOf(changes: Record<string, string>, own = "") {
  const answers = new Map(questions.map(({ id, options }) => [id, changes[id] ?? options.at(-1)?.value ?? ""]));
  const profile = buildProfile(profileData, answers, own);
  if (!profile) throw new Error("no profile");
  return profile;
}

describe("the requirement profile", () => {
  it.each([
    ["tillvaxt", { mal: "tillvaxt", marknader: "ja", hinder: "konvertering", mognad: "fungerar" }],
    ["lonsamhet", { mal: "lonsamhet", hinder: "returer", mognad: "stor" }],
    ["plattformslyft", { mal: "plattform", plattform: "bromsar", hinder: "teknik" }],
    ["omnikanal", { mal: "omnikanal", kanaler: "butik", samarbete: "butik", mognad: "stor" }],
    ["crm-retention", { mal: "aterkop", hinder: "aterkop", mognad: "stor", samarbete: "kundservice" }],
    ["grundstruktur", { mal: "ordning", mognad: "ny", hinder: "ansvar", team: "ingen" }],
  ])("reaches %s", (id, changes) => {
    expect(profileOf(changes as unknown as Record<string, string>).direction.id).toBe(id);
  });

  it.each([
    ["interim-management", { tid: "nu", varaktighet: "begransat", mandat: "ledning" }],
    ["konsultuthyrning", { tid: "aret", varaktighet: "begransat", mandat: "ledning" }],
    ["executive-search", { tid: "aret", varaktighet: "tillsvidare", mandat: "ledning" }],
    ["rekrytering", { tid: "aret", varaktighet: "tillsvidare", mandat: "resultat" }],
  ])("leads to %s", (id, changes) => {
    expect(profileOf(changes as unknown as Record<string, string>).service.id).toBe(id);
  });

  it.each([
    ["ehandel", { hinder: "returer", trafikansvar: "byra" }],
    ["digital", { hinder: "trafik", trafikansvar: "ingen", mal: "tillvaxt", plattform: "bra" }],
    ["bada", { hinder: "trafik", trafikansvar: "annan", mal: "tillvaxt", plattform: "bromsar" }],
  ])("can need %s", (role, changes) => {
    expect(profileOf(changes as unknown as Record<string, string>).role).toBe(role);
  });

  it("lets every answer change something", () => {
    for (const { id, options } of questions) {
      const results = options.map(({ value }) => {
        const { contributions: _why, ...rest } = profileOf({ [id]: value });
        return JSON.stringify(rest);
      });
      expect(new Set(results).size, id).toBe(options.length);
    }
  });

  it("accounts for every point", () => {
    const { scores, contributions } = profileOf({ mal: "plattform", plattform: "bromsar" });
    for (const { name, points } of scores) {
      const given = contributions.flatMap((one) => one.points).filter((one) => one.direction === name);
      expect(
        given.reduce((sum, one) => sum + one.points, 0),
        name,
      ).toBe(points);
    }
  });

  it("gives the areas whole per cent that make a hundred", () => {
    for (const { id, options } of questions) {
      for (const { value } of options) {
        const { areas } = profileOf({ [id]: value });
        expect(areas.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
      }
    }
  });

  it("asks ten interview questions, five of references, three to five KPIs, and no demand is both must and merit", () => {
    for (const mal of ["tillvaxt", "lonsamhet", "plattform", "omnikanal", "aterkop", "ordning"]) {
      const profile = profileOf({ mal });
      expect(new Set(profile.interview).size).toBe(10);
      expect(new Set(profile.references).size).toBe(5);
      expect(profile.direction.kpis.length).toBeGreaterThanOrEqual(3);
      expect(profile.direction.kpis.length).toBeLessThanOrEqual(5);
      for (const { skall, merit } of Object.values(profile.demands)) {
        expect(skall.filter((demand) => merit.includes(demand))).toEqual([]);
        expect(new Set([...skall, ...merit]).size).toBe(skall.length + merit.length);
      }
    }
  });

  it("knows the same directions, services and KPI sections as the rest of the site", () => {
    expect(profileData.directions.map(({ id, name }) => ({ value: id, label: name }))).toEqual(profileTypes);
    expect(Object.keys(serviceNames)).toEqual(services.map(({ value }) => value));
    const anchors = headings(bySlug(guides(), "kpier-for-e-handel").tree).map(({ id }) => id);
    for (const { kpis } of profileData.directions) for (const { anchor } of kpis) expect(anchors).toContain(anchor);
  });

  it("needs an answer, and takes no notice of what is none", () => {
    expect(buildProfile(profileData, new Map())).toBeUndefined();
    expect(
      buildProfile(
        profileData,
        new Map([
          ["mal", "<script>"],
          ["x", "y"],
        ]),
      ),
    ).toBeUndefined();
    const partial = buildProfile(profileData, new Map([["mal", "lonsamhet"]]));
    expect(partial?.direction.id).toBe("lonsamhet");
    expect(partial?.unanswered).toHaveLength(questions.length - 1);
  });
});

describe("demands of the employer's own", () => {
  it.each([
    "Max 35 år",
    "Ung och hungrig",
    "Helst en kvinna",
    "Svenska som modersmål",
    "Fullt frisk",
    "B-körkort",
    "Minst 5 års erfarenhet av e-handel",
    "Akademisk examen",
    "Kan programmera i PHP",
    "Stresstålig",
  ])("%j brings a warning", (text) => {
    expect(demandWarnings(text, profileData.demandRules).length).toBeGreaterThan(0);
  });

  it.each([
    "Har lett en upphandling",
    "Van vid Shopify",
    "Kan samarbeta med logistik och kundservice",
    "Har följt upp en budget",
  ])("%j brings none", (text) => {
    expect(demandWarnings(text, profileData.demandRules)).toEqual([]);
  });

  it("that may discriminate stay out of the advertisement", () => {
    const profile = profileOf({}, "Max 35 år\n\n  Van vid Shopify  ");
    expect(profile.ownDemands.map(({ text }) => text)).toEqual(["Max 35 år", "Van vid Shopify"]);
    const ad = JSON.stringify(jobAd(profile, names));
    expect(ad).toContain("Van vid Shopify");
    expect(ad).not.toContain("35");
  });
});

describe("the Word document", () => {
  it("holds every part, with Swedish letters, as headings and lists", async () => {
    const profile = profileOf({ mal: "lonsamhet" }, "Max 35 år");
    const bytes = await wordDocument("Kravprofil: åäö", "Ingress", profileParts(profile, names));
    const text = (await unpack(bytes)).get("word/document.xml")?.toString();
    expect(text).toContain("Kravprofil: åäö");
    expect(text).toContain('w:val="Heading2"');
    expect(text).toContain("<w:tbl>");
    for (const part of ["Inriktning", "Krav", "Era egna krav", "Tio intervjufrågor", "Annonsutkast"])
      expect(text).toContain(part);
  });
});
