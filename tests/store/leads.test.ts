import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { site } from "#lib/content/site.ts";
import { migrate } from "#lib/db/database.ts";
import { findDraft, saveDraft } from "#lib/forms/drafts.ts";
import type { FormValues } from "#lib/forms/form.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { contactValues, newMark, store } from "#tests/support/leads.ts";

describe.each(databases)("leads on $name", ({ make }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await make();
  });
  afterAll(() => test.close());

  const save = (changes: FormValues = {}, formToken = newMark()) => store(test.db, "contact", changes, { formToken });

  it("stores the lead with its event and both mails", async () => {
    const { reference, stored } = await save({ email: "Asa@Exempel.SE", phone: "070-123 45 67" });
    expect(stored).toBe(true);
    expect(reference).toMatch(/^K-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const lead = await leadHistory(reference, test.db);
    expect(lead).toMatchObject({
      kind: "contact",
      email: "asa@exempel.se",
      values: { company: "Exempel & Söner AB", phone: "070-123 45 67" },
      events: [{ type: "received" }],
    });
    expect(lead?.values).not.toHaveProperty("place");
    expect(lead?.mails.map(({ recipient, status }) => [recipient, status]).sort()).toEqual([
      ["asa@exempel.se", "queued"],
      ["team@hammerhanborg.example", "queued"],
    ]);
  });

  it("stores the consent's version with a candidate", async () => {
    const { reference } = await store(test.db, "candidate");
    const lead = await leadHistory(reference, test.db);
    expect(lead?.consents).toEqual([
      { version: site().consentVersion, source: "form", at: lead?.createdAt, text: site().consentText },
    ]);
    expect(lead?.state).toBe("unconfirmed");
    expect(reference).toMatch(/^N-/);
  });

  it("gives the first reference when the same submission comes again", async () => {
    const token = newMark();
    const before = (await listLeads(test.db)).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => save({}, token)));
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1);
    expect(answers.filter(({ stored }) => stored)).toHaveLength(1);
    expect(await listLeads(test.db)).toHaveLength(before + 1);
  });

  it("stores no other words under a mark that was spent", async () => {
    const token = newMark();
    await save({}, token);
    await expect(save({ message: "Något helt annat." }, token)).rejects.toThrow("spent");
  });

  it("erases the draft that the submission was corrected from", async () => {
    const values = contactValues({ message: "Rättad." });
    const draft = await saveDraft({ form: "contact", problem: "invalid", values }, {}, test.db);
    await store(test.db, "contact", values, { draft });
    expect(await findDraft("contact", draft, test.db)).toBeUndefined();
  });

  it("keeps transactions that run at once apart", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => save({ message: `Behov ${index}`, email: `asa${index}@exempel.se` })),
    );
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(30);
    const stored = await listLeads(test.db);
    for (const { reference } of answers) expect(stored.map((lead) => lead.reference)).toContain(reference);
  });

  it("knows no lead by a reference that is none", async () => {
    expect(await leadHistory("K-0000-0000", test.db)).toBeUndefined();
  });

  it("migrates again without harm, from another instance too", async () => {
    const before = (await listLeads(test.db)).length;
    const other = test.open();
    await Promise.all([migrate(test.db), migrate(other)]);
    expect(await listLeads(other)).toHaveLength(before);
    await other.destroy();
  });
});
