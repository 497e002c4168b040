import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteDraft, findDraft, saveDraft } from "#lib/forms/drafts.ts";
import { limits, withinLimits } from "#lib/forms/limits.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { contactValues } from "#tests/support/leads.ts";

const HOUR = 60 * 60 * 1000;

describe.each(databases)("drafts and limits on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const draft = { form: "contact" as const, problem: "invalid" as const, values: contactValues() };

  it("gives a draft back to whoever holds its token, for its own form", async () => {
    const token = await saveDraft(draft, {}, test.db);
    expect(await findDraft("contact", token, test.db)).toMatchObject(draft);
    expect(await findDraft("candidate", token, test.db)).toBeUndefined();
    expect(await findDraft("contact", `${token}x`, test.db)).toBeUndefined();
  });

  it("keeps neither words nor token readable", async () => {
    const token = await saveDraft(draft, {}, test.db);
    const rows = JSON.stringify(await test.db.selectFrom("drafts").selectAll().execute());
    expect(rows).not.toContain(token);
    expect(rows).not.toContain("asa@exempel.se");
  });

  it("replaces an earlier draft of the same submission", async () => {
    const first = await saveDraft(draft, {}, test.db);
    const second = await saveDraft(draft, { replaced: first }, test.db);
    expect(await findDraft("contact", first, test.db)).toBeUndefined();
    expect(await findDraft("contact", second, test.db)).toMatchObject(draft);
  });

  it("forgets a draft after an hour, and when told to", async () => {
    const token = await saveDraft(draft, {}, test.db);
    expect(await findDraft("contact", token, test.db, Date.now() + HOUR + 1000)).toBeUndefined();
    await test.db.transaction().execute((trx) => deleteDraft(token, trx));
    expect(await findDraft("contact", token, test.db)).toBeUndefined();
  });

  it("allows so many in an hour and no more, then again when the hour has passed", async () => {
    const start = Date.now();
    for (let count = 0; count < limits.mailbox[0].most; count += 1) {
      expect(await withinLimits({ mailbox: "asa@exempel.se" }, { db: test.db, now: start + count })).toBe(true);
    }
    expect(await withinLimits({ mailbox: "asa@exempel.se" }, { db: test.db, now: start + 1000 })).toBe(false);
    expect(await withinLimits({ mailbox: "bo@exempel.se" }, { db: test.db, now: start + 1000 })).toBe(true);
    expect(await withinLimits({ mailbox: "asa@exempel.se" }, { db: test.db, now: start + HOUR + 1000 })).toBe(true);
  });

  it("counts what comes twice at once as one, also when it is the last", async () => {
    const { most } = limits.mailbox[0];
    for (let count = 0; count < most; count += 1) {
      const twins = [0, 1].map(() => withinLimits({ mailbox: "tva@exempel.se" }, { event: `${count}`, db: test.db }));
      expect(await Promise.all(twins)).toEqual([true, true]);
    }
    expect(await withinLimits({ mailbox: "tva@exempel.se" }, { event: "en till", db: test.db })).toBe(false);
  });

  it("counts nothing by one limit of what another refuses", async () => {
    const counted = { address: "192.0.2.8", mailbox: "full@exempel.se" };
    const { most } = limits.mailbox[0];
    for (let count = 0; count < most; count += 1) expect(await withinLimits(counted, { db: test.db })).toBe(true);
    for (let count = 0; count < limits.address[0].most; count += 1) {
      expect(await withinLimits(counted, { db: test.db })).toBe(false);
    }
    expect(await withinLimits({ ...counted, mailbox: "annan@exempel.se" }, { db: test.db })).toBe(true);
  });

  it("holds no address in the clear", async () => {
    await withinLimits({ address: "192.0.2.7" }, { db: test.db });
    expect(JSON.stringify(await test.db.selectFrom("limit_hits").selectAll().execute())).not.toContain("192.0.2.7");
  });
});
