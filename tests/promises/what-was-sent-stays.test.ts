import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { profiles } from "#lib/content/profiles.ts";
import { controlFields } from "#lib/forms/control.ts";
import { keptWordsPage } from "#lib/forms/kept-words.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { leadForms } from "#lib/leads/forms.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { updateValues } from "#lib/leads/store.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, contactValues, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";

const EMAIL = "asa@exempel.se";

describe.each(databases)("what was sent stays what was sent, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  it("a requirement profile is kept with answers and result, not as an address", async () => {
    const [data] = profiles().filter(({ role }) => role.id === "e-commerce-manager");
    const [question] = data?.steps.flatMap((step) => step.questions) ?? [];
    const [option] = question?.options ?? [];
    const query = `${question?.id}=${option?.value}&krav=${encodeURIComponent("Har rest i Norrland")}`;
    const { reference } = await store(test.db, "contact", { profile: query });
    const { profile } = (await leadHistory(reference, test.db)) ?? {};
    expect(profile?.answers).toEqual([{ question: question?.text, answer: option?.label }]);
    expect(profile?.parts.map(({ heading }) => heading)).toContain("Krav");
    expect(JSON.stringify(profile)).toContain("Har rest i Norrland");
  });

  it("confirming an older mail never erases a newer sign-up", async () => {
    const post = collectMails(test.db);
    const older = await store(test.db, "candidate", { place: "Umeå" });
    await post.deliver();
    const olderToken = post.tokenTo(EMAIL);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const newer = await store(test.db, "candidate", { place: "Luleå" });
    await post.deliver();
    const newerToken = post.tokenTo(EMAIL);
    expect(newerToken).not.toBe(olderToken);

    await confirmLead(olderToken, test.db);
    expect((await listLeads(test.db)).map(({ reference, state }) => [reference, state])).toEqual([
      [newer.reference, "unconfirmed"],
      [older.reference, "active"],
    ]);
    await confirmLead(newerToken, test.db);
    expect((await listLeads(test.db)).map(({ reference }) => reference)).toEqual([newer.reference]);
  });

  it("nor one that was changed since", async () => {
    const post = collectMails(test.db);
    const first = await store(test.db, "candidate", { place: "Umeå" });
    await post.deliver();
    await confirmLead(post.tokenTo(EMAIL), test.db);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await store(test.db, "candidate", { place: "Luleå" });
    await post.deliver();
    const later = post.tokenTo(EMAIL);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const lead = (await listLeads(test.db)).find(({ reference }) => reference === first.reference);
    if (!lead) throw new Error("it should be there");
    await test.db.transaction().execute((trx) => updateValues(trx, lead, candidateValues({ place: "Kiruna" })));
    await confirmLead(later, test.db);
    expect((await listLeads(test.db)).map(({ values }) => values.place)).toEqual(["Kiruna"]);
  });

  it("two confirmations at once leave one that counts, and neither fails", async () => {
    const post = collectMails(test.db);
    await store(test.db, "candidate", { place: "Umeå" });
    await post.deliver();
    const one = post.tokenTo(EMAIL);
    await store(test.db, "candidate", { place: "Luleå" });
    await post.deliver();
    const two = post.tokenTo(EMAIL);
    const other = test.open();
    expect(await Promise.all([confirmLead(one, test.db), confirmLead(two, other)])).not.toContain(undefined);
    expect((await listLeads(test.db)).filter(({ state }) => state === "active")).toHaveLength(1);
    await other.destroy();
  });

  it("nor does it count when the newer one was confirmed first", async () => {
    const post = collectMails(test.db);
    await store(test.db, "candidate", { place: "Umeå" });
    await post.deliver();
    const olderToken = post.tokenTo(EMAIL);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const newer = await store(test.db, "candidate", { place: "Luleå" });
    await post.deliver();
    await confirmLead(post.tokenTo(EMAIL), test.db);
    await confirmLead(olderToken, test.db);
    expect((await listLeads(test.db)).map(({ reference, values }) => [reference, values.place])).toEqual([
      [newer.reference, "Luleå"],
    ]);
  });
});

describe("the page that keeps words", () => {
  it.each([
    ["a contact request", kinds.contact.form, contactValues()],
    ["one's own data", leadForms().ownData, { name: "Åsa" }],
  ])("keeps every control field of %s too", async (_what, form, values) => {
    const controls = { formToken: "mark-1", draft: "draft-2", attached: "1", lank: "link-3", proof: '{"proof":4}' };
    const html = await keptWordsPage(form, values, controls, 503).text();
    for (const name of controlFields) {
      expect(html).toContain(`name="${name}" value="${controls[name].replaceAll('"', "&quot;")}"`);
    }
  });
});
