import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { site } from "#lib/content/site.ts";
import { deleteFiles, openFile } from "#lib/cv/files.ts";
import { NotToBeOpened, openForStaff } from "#lib/cv/scan.ts";
import type { Db } from "#lib/db/database.ts";
import { findDraft, saveDraft } from "#lib/forms/drafts.ts";
import { finishDailyJob, takeDailyJob } from "#lib/jobs/daily.ts";
import { confirmLead, confirmState } from "#lib/leads/confirm.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { ownCv, ownData, requestLink } from "#lib/leads/own-data.ts";
import { actOnOwnData, renewByReminder } from "#lib/leads/own-data-actions.ts";
import { changeOwnData } from "#lib/leads/own-data-change.ts";
import { exportOf } from "#lib/leads/own-data-export.ts";
import { addMonths, runRetention } from "#lib/leads/retention.ts";
import { databases } from "#tests/support/both-databases.ts";
import { acceptedCv } from "#tests/support/cv.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, newMark, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";

const DAY = 24 * 60 * 60 * 1000;
const EMAIL = "asa@exempel.se";
const TEAM = "team@hammerhanborg.example";
const cv = acceptedCv();

describe.each(databases)("a candidate's own data on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  let post: ReturnType<typeof collectMails>;
  beforeEach(() => {
    post = collectMails(test.db);
  });

  const signUp = async (changes = {}, file: typeof cv | undefined = cv) => {
    const { reference } = await store(test.db, "candidate", changes, { file });
    await post.deliver();
    return reference;
  };
  const confirmed = async (changes = {}) => {
    const reference = await signUp(changes);
    expect(await confirmLead(post.tokenTo(EMAIL), test.db)).toBe("done");
    await post.deliver();
    return reference;
  };
  const open = async () => {
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    return post.tokenTo(EMAIL);
  };

  it("counts only once the address is confirmed, and the link works once", async () => {
    const reference = await signUp();
    const token = post.tokenTo(EMAIL);
    expect(post.to(TEAM)).toHaveLength(0);
    expect((await confirmState(token, test.db)).state).toBe("ready");
    expect((await confirmState(token, test.db)).state).toBe("ready");
    expect((await leadHistory(reference, test.db))?.state).toBe("unconfirmed");
    const answers = await Promise.all([confirmLead(token, test.db), confirmLead(token, test.db)]);
    expect(answers).toEqual(["done", "done"]);
    expect((await leadHistory(reference, test.db))?.state).toBe("active");
    await post.deliver();
    expect(post.to(TEAM)).toHaveLength(1);
    expect(post.to(EMAIL).map((mail) => mail.subject)).toEqual([
      "Bekräfta din e-postadress",
      `Välkommen till kandidatnätverket (${reference})`,
    ]);
    expect(await confirmLead("x".repeat(32), test.db)).toBe("unknown");
  });

  it("cannot be confirmed after seven days", async () => {
    await signUp();
    const token = post.tokenTo(EMAIL);
    expect(await confirmLead(token, test.db, Date.now() + 8 * DAY)).toBe("unknown");
  });

  it("takes a second sign-up like the first, says in the mail what is the case, and replaces on confirmation", async () => {
    const first = await confirmed();
    const second = await signUp({ place: "Umeå" });
    expect(post.to(EMAIL).at(-1)?.text).toContain("Du är redan med i vårt kandidatnätverk");
    expect((await leadHistory(first, test.db))?.state).toBe("active");
    await confirmLead(post.tokenTo(EMAIL), test.db);
    expect(await leadHistory(first, test.db)).toBeUndefined();
    expect((await leadHistory(second, test.db))?.values.place).toBe("Umeå");
  });

  it("keeps the CV encrypted beside the lead and gives it back whole", async () => {
    const reference = await confirmed();
    const [row] = await test.db.selectFrom("files").selectAll().execute();
    expect(Buffer.from(row?.content ?? []).includes("%PDF")).toBe(false);
    const token = await open();
    expect((await ownCv(token, reference, test.db))?.bytes).toEqual(cv.bytes);
    await test.db
      .updateTable("files")
      .set({ content: Buffer.alloc(100) })
      .execute();
    await expect(ownCv(token, reference, test.db)).rejects.toThrow();
  });

  it("hands a file on from draft to draft to lead", async () => {
    const draft = { form: "candidate" as const, problem: "invalid" as const, values: candidateValues() };
    const first = await saveDraft(draft, { file: cv }, test.db);
    const second = await saveDraft(draft, { replaced: first }, test.db);
    expect((await findDraft("candidate", second, test.db))?.file).toMatchObject({
      name: "CV.pdf",
      size: cv.bytes.length,
    });
    const { reference } = await store(test.db, "candidate", {}, { draft: second });
    const lead = await leadHistory(reference, test.db);
    expect(lead?.file?.name).toBe("CV.pdf");
    expect((await openFile(test.db, { leadId: lead?.id ?? "" }))?.bytes).toEqual(cv.bytes);
  });

  it("is opened by a link of one hour that only its person gets", async () => {
    await confirmed();
    const before = post.sent.length;
    await requestLink("nagon@annan.se", newMark(), test.db);
    await post.deliver();
    expect(post.sent).toHaveLength(before);
    const token = await open();
    expect(post.sent).toHaveLength(before + 1);
    expect((await ownData(token, test.db))?.email).toBe(EMAIL);
    await test.db
      .updateTable("links")
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .execute();
    expect(await ownData(token, test.db)).toBeUndefined();
  });

  it("can be changed, paused, resumed, renewed and taken along", async () => {
    const reference = await confirmed({ place: "Umeå" });
    const token = await open();
    const values = { ...candidateValues({ name: "Åsa Ny", place: "" }), platforms: ["shopify"] };
    const change = { values, formToken: newMark(), draft: "", file: { ...cv, name: "Nytt.pdf" } };
    expect(await changeOwnData(token, change, test.db)).toBe("changed");
    expect(await changeOwnData(token, change, test.db)).toBe("changed");
    expect(await changeOwnData(token, { ...change, values: candidateValues() }, test.db)).toBe("spent");
    await actOnOwnData(token, "pausa", {}, test.db);
    expect((await leadHistory(reference, test.db))?.state).toBe("paused");
    await actOnOwnData(token, "ateruppta", {}, test.db);
    await actOnOwnData(token, "fornya", { textVersion: site().consentVersion }, test.db);
    const data = await ownData(token, test.db);
    if (!data?.candidate) throw new Error("the link should be good");
    expect(data.candidate).toMatchObject({
      state: "active",
      email: EMAIL,
      values: { name: "Åsa Ny", platforms: ["shopify"], consent: "ja" },
    });
    expect(data.candidate.values).not.toHaveProperty("place");
    expect(data.candidate.consents.map(({ source }) => source)).toEqual(["form", "confirmation", "self-service"]);
    const exported = JSON.parse(exportOf(data));
    expect(exported).toMatchObject({ epost: EMAIL, kandidat: { referens: reference, cv: { name: "Nytt.pdf" } } });
    await actOnOwnData(token, "ta-bort-cv", {}, test.db);
    expect((await ownData(token, test.db))?.candidate?.file).toBeUndefined();
  });

  it("is erased at once, with drafts and waiting mails; a dated event without personal data remains", async () => {
    const reference = await confirmed();
    const draft = await saveDraft(
      { form: "candidate", problem: "invalid", values: candidateValues() },
      { owner: EMAIL, file: cv },
      test.db,
    );
    const token = await open();
    expect(await actOnOwnData(token, "radera", {}, test.db)).toBe("done");
    expect(await leadHistory(reference, test.db)).toBeUndefined();
    expect(await findDraft("candidate", draft, test.db)).toBeUndefined();
    for (const table of ["leads", "files", "drafts", "links", "consents", "lead_events"] as const) {
      expect(JSON.stringify(await test.db.selectFrom(table).selectAll().execute()), table).toBe("[]");
    }
    const erasures = await test.db.selectFrom("erasures").selectAll().execute();
    expect(erasures).toEqual([
      { id: expect.any(String), kind: "candidate", reason: "self-service", at: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(await actOnOwnData(token, "radera", {}, test.db)).toBe("no-link");
  });

  it("is not opened for staff when infected, and not before it is scanned where there is a scanner", async () => {
    const reference = await confirmed();
    const id = (await leadHistory(reference, test.db))?.id ?? "";
    expect((await openForStaff(test.db, id, undefined))?.note).toBe("ej virusskannad");
    await expect(openForStaff(test.db, id, "127.0.0.1:3310")).rejects.toThrow(NotToBeOpened);
    await test.db.updateTable("files").set({ scan: "clean" }).execute();
    expect((await openForStaff(test.db, id, "127.0.0.1:3310"))?.note).toBe("virusskannad");
    await test.db.updateTable("files").set({ scan: "infected" }).execute();
    await expect(openForStaff(test.db, id, undefined)).rejects.toThrow(NotToBeOpened);
    await test.db.transaction().execute((trx) => deleteFiles(trx, { leadId: id }));
    expect(await openForStaff(test.db, id, undefined)).toBeUndefined();
  });
});

describe.each(databases)("retention on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const aged = async (kind: "candidate" | "contact", renewedAt: number, changes: object = {}) => {
    const { reference } = await store(test.db, kind);
    await test.db
      .updateTable("leads")
      .set({ state: "active", renewed_at: new Date(renewedAt).toISOString(), ...changes })
      .where("reference", "=", reference)
      .execute();
    return reference;
  };
  const left = async () => (await listLeads(test.db)).map(({ reference }) => reference).sort();

  it("erases what its time is over for, and nothing before", async () => {
    const now = Date.now();
    const { candidate, contact } = site().retentionMonths;
    const old = addMonths(now, -candidate) - DAY;
    const told = { reminded_at: new Date(now - 31 * DAY).toISOString() };
    const kept = [
      await aged("candidate", addMonths(now, -candidate) + DAY, told),
      await aged("candidate", old, { reminded_at: new Date(now - 5 * DAY).toISOString() }),
      await aged("contact", addMonths(now, -contact) + DAY),
      await aged("candidate", now - 9 * DAY, { state: "unconfirmed", confirm_by: new Date(now + DAY).toISOString() }),
    ];
    const gone = {
      expired: [await aged("candidate", old, told), await aged("contact", addMonths(now, -contact) - DAY)],
      unconfirmed: [
        await aged("candidate", now - 8 * DAY, { state: "unconfirmed", confirm_by: new Date(now - DAY).toISOString() }),
      ],
    };
    const plan = await runRetention(test.db, { now, dryRun: true });
    expect(plan).toEqual({ ...gone, reminded: [] });
    expect(await left()).toHaveLength(7);
    expect(await runRetention(test.db, { now })).toEqual(plan);
    expect(await left()).toEqual(kept.sort());
    const reasons = (await test.db.selectFrom("erasures").select("reason").execute()).map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(["retention", "retention", "unconfirmed"]);
  });

  it("reminds once, thirty days before, and one click renews", async () => {
    const now = Date.now();
    const reference = await aged("candidate", addMonths(now + 29 * DAY, -site().retentionMonths.candidate));
    expect((await runRetention(test.db, { now })).reminded).toEqual([reference]);
    expect((await runRetention(test.db, { now })).reminded).toEqual([]);
    const post = collectMails(test.db);
    await post.deliver();
    const reminder = post.sent.find(({ subject }) => subject.includes("kvar"));
    expect(reminder?.unsubscribe).toMatch(/\/kandidat\/mina-uppgifter$/);
    const token = /kod=([\w-]{32})/.exec(reminder?.text ?? "")?.[1] ?? "";
    expect(await renewByReminder(token, "2020-01-01", test.db)).toBe("other-text");
    expect(await renewByReminder(token, site().consentVersion, test.db)).toBe("done");
    expect(await renewByReminder(token, site().consentVersion, test.db)).toBe("done");
    expect(await renewByReminder("x".repeat(32), site().consentVersion, test.db)).toBe("no-link");
    expect((await leadHistory(reference, test.db))?.consents.at(-1)?.source).toBe("reminder");
    expect((await runRetention(test.db, { now: now + 31 * DAY })).expired).toEqual([]);
  });

  it("does not erase who renews while it runs", async () => {
    const now = Date.now();
    const reference = await aged("candidate", addMonths(now, -site().retentionMonths.candidate) - DAY, {
      reminded_at: new Date(now - 31 * DAY).toISOString(),
    });
    await aged("contact", addMonths(now, -site().retentionMonths.contact) - DAY);
    const due = await runRetention(test.db, { now, dryRun: true });
    expect(due.expired).toContain(reference);
    // The person's click comes when the job has listed who is due, before it acts.
    let clicked = false;
    const listedThenClicked = new Proxy(test.db, {
      get(db, name) {
        if (name !== "transaction") {
          const value: unknown = Reflect.get(db, name);
          return typeof value === "function" ? value.bind(db) : value;
        }
        return () => ({
          execute: async (act: Parameters<ReturnType<Db["transaction"]>["execute"]>[0]) => {
            const renewed = { renewed_at: new Date(now).toISOString(), reminded_at: null };
            if (!clicked) await db.updateTable("leads").set(renewed).where("reference", "=", reference).execute();
            clicked = true;
            return db.transaction().execute(act);
          },
        });
      },
    });
    await runRetention(listedThenClicked, { now });
    expect(clicked).toBe(true);
    expect(await left()).toEqual([reference]);
  });

  it("sends no reminder that waited once its person has renewed", async () => {
    const now = Date.now();
    const reference = await aged("candidate", addMonths(now + 29 * DAY, -site().retentionMonths.candidate));
    const post = collectMails(test.db);
    await post.deliver();
    await runRetention(test.db, { now });
    await requestLink(EMAIL, newMark(), test.db);
    await test.db.updateTable("outbox").set({ next_attempt_at: "9" }).where("template", "=", "reminder").execute();
    await post.deliver();
    const renewed = { textVersion: site().consentVersion };
    expect(await actOnOwnData(post.tokenTo(EMAIL), "fornya", renewed, test.db)).toBe("done");
    await test.db.updateTable("outbox").set({ next_attempt_at: "" }).where("status", "=", "queued").execute();
    await post.deliver();
    expect(post.sent.filter(({ subject }) => subject.includes("kvar"))).toEqual([]);
    const row = await test.db.selectFrom("leads").select("reminded_at").where("reference", "=", reference).execute();
    expect(row).toEqual([{ reminded_at: null }]);
  });

  it("counts a contact request from when it came in, however late it was confirmed", async () => {
    const { reference } = await store(test.db, "contact", {}, { unconfirmed: true });
    const cameIn = new Date(Date.now() - 5 * DAY).toISOString();
    await test.db.updateTable("leads").set({ created_at: cameIn, renewed_at: cameIn }).execute();
    const post = collectMails(test.db);
    await post.deliver();
    const [mail] = post.sent;
    expect(await confirmLead(/kod=([\w-]{32})/.exec(mail?.text ?? "")?.[1] ?? "", test.db)).toBe("done");
    expect((await leadHistory(reference, test.db))?.renewedAt).toBe(cameIn);
  });

  it("is run by one of several instances, once a day", async () => {
    const other = test.open();
    const now = Date.now();
    const taken = await Promise.all([test.db, other, test.db, other].map((db) => takeDailyJob(db, "retention", now)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await finishDailyJob(test.db, "retention", now);
    expect(await takeDailyJob(other, "retention", now + DAY - 1000)).toBe(false);
    expect(await takeDailyJob(other, "retention", now + DAY + 1000)).toBe(true);
    await other.destroy();
  });

  it("is run an hour later by another instance, where the one that took it went away", async () => {
    const now = Date.now();
    expect(await takeDailyJob(test.db, "retention", now)).toBe(true);
    expect(await takeDailyJob(test.db, "retention", now + DAY / 25)).toBe(false);
    expect(await takeDailyJob(test.db, "retention", now + DAY / 23)).toBe(true);
  });
});

describe("months", () => {
  it.each([
    ["2026-03-31", -1, "2026-02-28"],
    ["2024-02-29", 24, "2026-02-28"],
    ["2026-11-24", -24, "2024-11-24"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(new Date(addMonths(Date.parse(from), months)).toISOString().slice(0, 10)).toBe(to);
  });
});
