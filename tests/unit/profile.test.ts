import { describe, expect, it } from "vitest";
import { kpiSections } from "#lib/content/library.ts";
import { documentTexts, profileOf as profileDataOf, profiles } from "#lib/content/profiles.ts";
import { unpack } from "#lib/cv/archive.ts";
import { candidateWords, contactWords } from "#lib/leads/forms.ts";
import { profileParts } from "#lib/profile/document.ts";
import { jobAd } from "#lib/profile/job-ad.ts";
import { buildProfile, demandWarnings, type ProfileData } from "#lib/profile/profile.ts";
import { wordDocument } from "#lib/profile/word.ts";

function dataOf(role: string): ProfileData {
  const data = profileDataOf(role);
  if (!data) throw new Error(`${role} has no profile`);
  return data;
}

const profileData = dataOf("e-commerce-manager");
const questions = profileData.steps.flatMap((step) => step.questions);

/** A profile from a whole set of answers; the last option where nothing else is said. */
function profileOf(changes: Record<string, string>, own = "") {
  const answers = new Map(questions.map(({ id, options }) => [id, changes[id] ?? options.at(-1)?.value ?? ""]));
  const profile = buildProfile(profileData, answers, own);
  if (!profile) throw new Error("no profile");
  return profile;
}

describe("the requirement profile", () => {
  it.each<[string, Record<string, string>]>([
    ["tillvaxt", { mal: "tillvaxt", marknader: "ja", hinder: "konvertering", mognad: "fungerar" }],
    ["lonsamhet", { mal: "lonsamhet", hinder: "returer", mognad: "stor" }],
    ["plattformslyft", { mal: "plattform", plattform: "bromsar", hinder: "teknik" }],
    ["omnikanal", { mal: "omnikanal", kanaler: "butik", samarbete: "butik", mognad: "stor" }],
    ["crm-retention", { mal: "aterkop", hinder: "aterkop", mognad: "stor", samarbete: "kundservice" }],
    ["grundstruktur", { mal: "ordning", mognad: "ny", hinder: "ansvar", team: "ingen" }],
  ])("reaches %s", (id, changes) => {
    expect(profileOf(changes).direction.id).toBe(id);
  });

  it.each<[string, Record<string, string>]>([
    ["interim-management", { tid: "nu", varaktighet: "begransat", mandat: "ledning" }],
    ["konsultuthyrning", { tid: "aret", varaktighet: "begransat", mandat: "ledning" }],
    ["executive-search", { tid: "aret", varaktighet: "tillsvidare", mandat: "ledning" }],
    ["rekrytering", { tid: "aret", varaktighet: "tillsvidare", mandat: "resultat" }],
  ])("leads to %s", (id, changes) => {
    expect(profileOf(changes).service.id).toBe(id);
  });

  it.each<[string, Record<string, string>]>([
    ["En E-commerce manager", { hinder: "returer", trafikansvar: "byra" }],
    ["En Digital Marketing Manager", { hinder: "trafik", trafikansvar: "ingen", mal: "tillvaxt", plattform: "bra" }],
    [
      "Båda rollerna, eller en person som klarar båda",
      { hinder: "trafik", trafikansvar: "annan", mal: "tillvaxt", plattform: "bromsar" },
    ],
  ])("can need: %s", (title, changes) => {
    expect(profileOf(changes).who.title).toBe(title);
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
      for (const { skall, merit } of profile.demands) {
        expect(skall.filter((demand) => merit.includes(demand))).toEqual([]);
        expect(new Set([...skall, ...merit]).size).toBe(skall.length + merit.length);
      }
    }
  });

  it("names directions and services as the forms do, and only KPIs that a guide explains", () => {
    const { directions } = candidateWords();
    for (const { id, name } of profileData.directions) expect(directions).toContainEqual({ value: id, label: name });
    expect(contactWords().services.map(({ value }) => value)).toEqual(profileData.services.map(({ id }) => id));
    for (const { kpis } of profileData.directions) {
      for (const { id } of kpis) expect(kpiSections().get(id)).toMatch(/^\/guider\/.+#/);
    }
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

describe.each(profiles())("the profile of $role.name", (data) => {
  const asked = data.steps.flatMap((step) => step.questions);
  const built = (answers: ReadonlyMap<string, string>) => {
    const profile = buildProfile(data, answers);
    if (!profile) throw new Error("no profile");
    return profile;
  };

  it("reaches every direction by answers that speak for it", () => {
    for (const { id } of data.directions) {
      const best = asked.map((question) => {
        const [most] = question.options.toSorted((a, b) => (b.points?.[id] ?? 0) - (a.points?.[id] ?? 0));
        return [question.id, most?.value ?? ""] as const;
      });
      expect(built(new Map(best)).direction.id).toBe(id);
    }
  });

  it("lets every answer change something, and shares the work out whole", () => {
    for (const { id, options } of asked) {
      const results = options.map(({ value }) => {
        const { contributions: _why, unanswered: _left, ...rest } = built(new Map([[id, value]]));
        expect(rest.areas.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
        return JSON.stringify(rest);
      });
      expect(new Set(results).size, id).toBe(options.length);
    }
  });

  it("demands nothing that it would warn of in others' words", () => {
    for (const { demands } of data.directions) {
      for (const { skall, merit } of Object.values(demands)) {
        for (const text of [skall, merit]) expect(demandWarnings(text, data.demandRules), text).toEqual([]);
      }
    }
  });
});

/** What must bring a warning, and of what. */
const warned: [string, RegExp][] = [
  ["Max 35 år", /Ålder/],
  ["Ung och hungrig", /Ålder/],
  ["Gärna yngre", /Ålder/],
  ["Nyexaminerad", /Ålder/],
  ["Du är mellan 25 och 40 år", /Ålder/],
  ["I åldern 30–45", /Ålder/],
  ["i åldern 5", /Ålder/],
  ["Helst en kvinna", /Kön/],
  ["Vi söker en tjej till butiken", /Kön/],
  ["Manlig kollega önskas", /Kön/],
  ["Helst man", /Kön/],
  ["Infödd svensk", /Etnisk/],
  ["Svensk medborgare", /Etnisk/],
  ["Född i Sverige", /Etnisk/],
  ["Svenska som modersmål", /Språkkrav/],
  ["Flytande svenska", /Språkkrav/],
  ["Talar utan brytning", /Språkkrav/],
  ["Fullt frisk", /Funktionsnedsättning/],
  ["Låg sjukfrånvaro", /Funktionsnedsättning/],
  ["Inga funktionsnedsättningar", /Funktionsnedsättning/],
  ["Kristen", /Religion/],
  ["Inte religiös", /Religion/],
  ["Heterosexuell", /Sexuell läggning/],
  ["Ej gravid", /Familj/],
  ["Utan småbarn", /Familj/],
  ["Inte föräldraledig de närmaste åren", /Familj/],
  ["Gift eller singel", /Familj/],
  ["Under 30 år", /Ålder/],
  ["Ska vara under 35 år", /Ålder/],
  ["Högst 40 år", /Ålder/],
  ["25-35 år", /Ålder/],
  ["Född efter 1990", /Ålder/],
  ["80-talist", /Ålder/],
  ["Under 30", /Ålder/],
  ["Under\u00a030 år", /Ålder/],
  ["Minst 25 år", /Ålder/],
  ["25 till 35 år", /Ålder/],
  ["Du är högst 40 år", /Ålder/],
  ["Ung man under 30 år", /Kön/],
  ["Tjänsten passar bäst för kvinnor", /Kön/],
  ["Lämpar sig för kvinna", /Kön/],
  ["Ska vara man", /Kön/],
  ["Måste vara svensk", /Etnisk/],
  ["Svensk", /Etnisk/],
  ["Inte facklig", /facket/],
  ["Ska inte vara fackligt ansluten", /facket/],
  ["B-körkort", /körkort/],
  ["Minst 5 års erfarenhet av e-handel", /Antal år/],
  ["Mångårig erfarenhet", /Antal år/],
  ["Akademisk examen", /examen/],
  ["Civilekonom", /examen/],
  ["Kan programmera i PHP", /kodning/],
  ["Stresstålig", /betyder olika/],
  ["Du är spindeln i nätet", /betyder olika/],
  ["Social och flexibel", /betyder olika/],
];

/** What must bring none, though parts of it look like the above. */
const unwarned = [
  "Har lett en upphandling",
  "Har erfarenhet av Shopify",
  "Kan samarbeta med logistik och kundservice",
  "Har följt upp en budget",
  "Har drivit en digital transformation",
  "Har förhandlat transportavtal",
  "Vet vilka arbetsuppgifter som kan vänta",
  "Har fått ner fraktavgifter",
  "Kan ungefär räkna på en kampanj",
  "Har lett ett team under 3 år",
  "Vet hur man bygger en landningssida",
  "Har arbetat med sociala medier",
  "Känner till kommande regler om spårning",
  "Har mätt utgifter per kanal",
  "Har gjort en uppgift till ett projekt",
  "Kan manuella processer och vill ta bort dem",
  "Har byggt damkonfektion som kategori",
  "Har sålt barnkläder på nätet",
  "Har lanserat en marknad utanför Sverige",
  "Förstår funktioner i ett affärssystem",
  "Har sett till att funktionen håller i mobilen",
  "Kan skriva på svenska för kunder",
  "Har byggt upp en friskvårdsbutik",
  "Har drivit kampanjer mot unghästar och ridsport",
  "Har ansvarat för en budget i 36 månader",
  "Kan läsa kodade rapporter från lagret",
  "Har mätt transaktioner i realtid",
  "Har familjeföretag som kunder",
  "Har öppnat butik nummer 25–40",
  "Kan mäta socialt engagemang i kampanjer",
  "Erfarenhet av dam- och herrmode",
  "Erfarenhet av mode för dam",
  "Har sålt kläder för kvinnor",
  "Vana vid unga målgrupper",
  "Har nått yngre kunder",
  "Erfarenhet av social handel",
  "Har arbetat på en svensk marknad",
  "Vana vid fackliga förhandlingar",
  "Har lett samma team under 12 år",
  "Har lett e-handel under 20 år",
  "Har 20–30 år i branschen bakom sig",
  "Har nått målgruppen 18–25 år",
  "Mode för herr och dam",
  "Erfarenhet av dam, herr och barn",
  "Kläder för män och kvinnor",
  "Mode för unga kvinnor",
  "Vana vid kvinnliga målgrupper",
  "Marknadsföring mot unga",
  "Vana vid unga och digitala målgrupper",
  "Vet hur man mäter",
];

describe("demands of the employer's own", () => {
  it(`are tried with ${warned.length + unwarned.length} sentences`, () => {
    expect(warned.length + unwarned.length).toBeGreaterThanOrEqual(60);
  });

  it.each(warned)("%j brings a warning", (text, of) => {
    const warnings = demandWarnings(text, profileData.demandRules).map(({ warning }) => warning);
    expect(warnings.join(" ")).toMatch(of);
  });

  it.each(unwarned)("%j brings none", (text) => {
    expect(demandWarnings(text, profileData.demandRules)).toEqual([]);
  });

  it("that may discriminate stay out of the advertisement", () => {
    const profile = profileOf({}, "Max 35 år\n\n  Har arbetat i Shopify  \nB-körkort");
    expect(profile.ownDemands.map(({ text }) => text)).toEqual(["Max 35 år", "Har arbetat i Shopify", "B-körkort"]);
    const { leftOut, ...ad } = jobAd(profile, documentTexts().ad);
    expect(ad.lists.at(-1)).toEqual({ heading: "Meriterande, men inget krav", items: expect.anything() });
    expect(ad.lists.find(({ heading }) => heading === "Dessutom")?.items).toEqual([
      "Har arbetat i Shopify",
      "B-körkort",
    ]);
    // A licence may be asked for, with a warning; it is not dropped in silence.

    expect(JSON.stringify(ad)).not.toContain("35");
    expect(leftOut).toEqual(["Max 35 år"]);
  });
});

describe("the Word document", () => {
  it("holds every part, with Swedish letters, as headings and lists", async () => {
    const profile = profileOf({ mal: "lonsamhet" }, "Max 35 år");
    const bytes = await wordDocument("Kravprofil: åäö", "Ingress", profileParts(profile, documentTexts()));
    const text = (await unpack(bytes)).get("word/document.xml")?.toString();
    expect(text).toContain("Kravprofil: åäö");
    expect(text).toContain('w:val="Heading2"');
    expect(text).toContain("<w:tbl>");
    for (const part of ["Inriktning", "Krav", "Era egna krav", "Intervjufrågor", "Annonsutkast"])
      expect(text).toContain(part);
  });
});
