import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteExpiredDrafts } from "#lib/forms/drafts.ts";
import { takeDailyJob } from "#lib/jobs/daily.ts";
import { jobsFor, runJobs } from "#lib/jobs/housekeeping.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { databases } from "#tests/support/both-databases.ts";
import { acceptedCv } from "#tests/support/cv.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";
import { freePort } from "#tests/support/postgres.ts";

const DAY = 24 * 60 * 60 * 1000;

describe.each(databases)("one broken job stops no other, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  it("a CV that waits for a scanner that is down keeps nobody's data longer", async () => {
    const file = acceptedCv();
    const post = collectMails(test.db);
    await store(test.db, "candidate", {}, { file });
    await post.deliver();
    await confirmLead(post.tokenTo("asa@exempel.se"), test.db);
    const late = await store(test.db, "candidate", { email: "sen@exempel.se" });
    await test.db
      .updateTable("leads")
      .set({ confirm_by: new Date(Date.now() - DAY).toISOString() })
      .where("reference", "=", late.reference)
      .execute();
    await runJobs(test.db, jobsFor(`127.0.0.1:${await freePort()}`));
    expect((await listLeads(test.db)).map(({ reference }) => reference)).not.toContain(late.reference);
    // And the file still waits.
    expect(await test.db.selectFrom("files").select("scan").executeTakeFirst()).toEqual({ scan: "none" });
  });

  it("a daily job that fails is tried again within the hour, not tomorrow", async () => {
    let tries = 0;
    const failing = {
      name: "trial",
      daily: true,
      run: async () => {
        tries += 1;
        throw new Error("åäö personal words");
      },
    };
    let ran = false;
    const next = {
      name: "next",
      run: async () => {
        ran = true;
      },
    };
    await runJobs(test.db, [failing, next]);
    expect([tries, ran]).toEqual([1, true]);
    await runJobs(test.db, [failing]);
    expect(tries).toBe(1);
    expect(await takeDailyJob(test.db, "trial", Date.now() + DAY / 20)).toBe(true);
  });

  it("a daily job that is done waits for tomorrow", async () => {
    await runJobs(test.db, [{ name: "trial", daily: true, run: async () => {} }]);
    expect(await takeDailyJob(test.db, "trial", Date.now() + DAY / 2)).toBe(false);
    expect(await takeDailyJob(test.db, "trial", Date.now() + DAY * 2)).toBe(true);
  });

  it("one lead that cannot be erased keeps no other", async () => {
    const references = [];
    for (let count = 0; count < 3; count += 1) {
      const { reference } = await store(test.db, "contact", { email: `n${count}@exempel.se` });
      references.push(reference);
    }
    await test.db.updateTable("leads").set({ renewed_at: "2020-01-01T00:00:00.000Z" }).execute();
    // A row that points at the lead and is not ours to delete.
    const [broken] = await test.db.selectFrom("leads").select("id").execute();
    await test.db.schema
      .createTable("blocker")
      .addColumn("lead_id", "text", (column) => column.references("leads.id"))
      .execute();
    const untyped = test.db.withTables<{ blocker: { lead_id: string } }>();
    await untyped
      .insertInto("blocker")
      .values({ lead_id: broken?.id ?? "" })
      .execute();
    await runRetention(test.db);
    expect((await listLeads(test.db)).map(({ id }) => id)).toEqual([broken?.id]);
  });

  it("drafts whose hour is over go, whatever else happens", async () => {
    expect(await test.db.transaction().execute((trx) => deleteExpiredDrafts(trx))).toBe(0);
  });
});
