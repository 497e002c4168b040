import { describe, expect, it } from "vitest";
import { profileData } from "#content/kravprofil.ts";
import { site } from "#content/site.ts";
import { checkData, dataProblems, profileSchema, siteSchema } from "#lib/content/check-data.ts";

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

  it("lets no time through that would erase everyone, nor an address that is none", () => {
    const broken = {
      ...site,
      retentionMonths: { candidate: 24, contact: 0 },
      reminderDays: 1,
      consentVersion: "2026-02-30",
      mailTeam: "team",
    };
    expect(dataProblems("content/site.ts", siteSchema, broken).map(({ message }) => message)).toEqual([
      "mailTeam: ska vara en e-postadress, eller ett namn följt av adressen inom < >.",
      "retentionMonths → contact: ska vara ett heltal från 1 till 60 (månader).",
      "reminderDays: ska vara ett heltal från 7 till 90 (dagar).",
      "consentVersion: ska vara ett datum som finns, skrivet 2026-11-24.",
    ]);
  });
});
