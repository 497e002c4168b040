import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { site } from "#content/site.ts";
import { deleteFiles, openFile } from "#lib/cv/files.ts";
import { NotToBeOpened, openForStaff } from "#lib/cv/scan.ts";
import { findDraft, saveDraft } from "#lib/forms/drafts.ts";
import { issueFormToken } from "#lib/forms/token.ts";
import { takeDailyJob } from "#lib/jobs/housekeeping.ts";
import { confirmLead, confirmState } from "#lib/leads/confirm.ts";
import { leadForms } from "#lib/leads/kinds.ts";
import { leadMails } from "#lib/leads/mails.ts";
import { addMonths, runRetention } from "#lib/leads/retention.ts";
import {
  actOnOwnData,
  changeOwnData,
  exportOf,
  ownCv,
  ownData,
  renewByReminder,
  requestLink,
} from "#lib/leads/self-service.ts";
import { leadHistory, listLeads, saveLead } from "#lib/leads/store.ts";
import { databases } from "#tests/support/both-databases.ts";
import { pdf } from "#tests/support/cv.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, contactValues } from "#tests/support/leads.ts";

const DAY = 24 * 60 * 60 * 1000;
const EMAIL = "asa@exempel.se";
const cv = { name: "CV.pdf", type: "pdf" as const, bytes: pdf() };

describe.each(databases)("a candidate's own data on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const signUp = async (changes = {}, file: typeof cv | undefined = cv) => {
    const submission = {
      form: leadForms.candidate,
      values: candidateValues(changes),
      token: issueFormToken(),
      draft: "",
      file,
    };
    return (await saveLead(submission, leadMails, test.db)).reference;
  };
  const mails = async (recipient = EMAIL) => {
    const rows = await test.db
      .selectFrom("outbox")
      .selectAll()
      .where("recipient", "=", recipient)
      .orderBy("created_at")
      .execute();
    return rows.map((row) => ({ ...row, ...JSON.parse(row.content) }));
  };
  /** The token in the newest mail to the candidate. */
  const newestToken = async () => /[?&](?:kod|lank)=([\w-]{32})/.exec((await mails()).at(-1)?.text ?? "")?.[1] ?? "";
  const confirmed = async (changes = {}) => {
    const reference = await signUp(changes);
    expect(await confirmLead(await newestToken(), test.db)).toBe("done");
    return reference;
  };
  const open = async () => {
    await requestLink(EMAIL, test.db);
    return newestToken();
  };

  it("counts only once the address is confirmed, and the link works once", async () => {
    const reference = await signUp();
    const token = await newestToken();
    expect(await mails("team@hammerhanborg.example")).toHaveLength(0);
    expect(await confirmState(token, test.db)).toBe("ready");
    expect(await confirmState(token, test.db)).toBe("ready");
    expect((await leadHistory(reference, test.db))?.state).toBe("unconfirmed");
    const answers = await Promise.all([confirmLead(token, test.db), confirmLead(token, test.db)]);
    expect(answers).toEqual(["done", "done"]);
    expect((await leadHistory(reference, test.db))?.state).toBe("active");
    expect(await mails("team@hammerhanborg.example")).toHaveLength(1);
    expect((await mails()).map((mail) => mail.subject)).toEqual([
      "Bekräfta din e-postadress",
      `Välkommen till kandidatnätverket (${reference})`,
    ]);
    expect(await confirmLead("x".repeat(32), test.db)).toBe("unknown");
  });

  it("cannot be confirmed after seven days", async () => {
    await signUp();
    const token = await newestToken();
    expect(await confirmLead(token, test.db, Date.now() + 8 * DAY)).toBe("unknown");
  });

  it("takes a second sign-up like the first, says in the mail what is the case, and replaces on confirmation", async () => {
    const first = await confirmed();
    const second = await signUp({ place: "Umeå" });
    expect((await mails()).at(-1)?.text).toContain("Du är redan med i vårt kandidatnätverk");
    expect((await leadHistory(first, test.db))?.state).toBe("active");
    await confirmLead(await newestToken(), test.db);
    expect(await leadHistory(first, test.db)).toBeUndefined();
    expect((await leadHistory(second, test.db))?.values.place).toBe("Umeå");
  });

  it("keeps the CV encrypted beside the lead and gives it back whole", async () => {
    await confirmed();
    const [row] = await test.db.selectFrom("files").selectAll().execute();
    expect(Buffer.from(row?.content ?? []).includes("%PDF")).toBe(false);
    const token = await open();
    expect((await ownCv(token, test.db))?.bytes).toEqual(cv.bytes);
    await test.db
      .updateTable("files")
      .set({ content: Buffer.alloc(100) })
      .execute();
    await expect(ownCv(token, test.db)).rejects.toThrow();
  });

  it("hands a file on from draft to draft to lead", async () => {
    const draft = { form: "candidate" as const, problem: "invalid" as const, values: candidateValues() };
    const first = await saveDraft(draft, { file: cv }, test.db);
    const second = await saveDraft(draft, { replaced: first }, test.db);
    expect((await findDraft("candidate", second, test.db))?.file).toMatchObject({
      name: "CV.pdf",
      size: cv.bytes.length,
    });
    const submission = { form: leadForms.candidate, values: candidateValues(), token: issueFormToken(), draft: second };
    const { reference } = await saveLead(submission, leadMails, test.db);
    const lead = await leadHistory(reference, test.db);
    expect(lead?.file?.name).toBe("CV.pdf");
    expect((await openFile(test.db, { leadId: lead?.id ?? "" }))?.bytes).toEqual(cv.bytes);
  });

  it("is opened by a link of one hour that only its person gets", async () => {
    await confirmed();
    const before = (await mails()).length;
    await requestLink("nagon@annan.se", test.db);
    expect(await mails("nagon@annan.se")).toHaveLength(0);
    const token = await open();
    expect(await mails()).toHaveLength(before + 1);
    expect((await ownData(token, test.db))?.lead.email).toBe(EMAIL);
    const rows = JSON.stringify(await test.db.selectFrom("links").selectAll().execute());
    expect(rows).not.toContain(token);
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
    expect(await changeOwnData(token, { values, draft: "", file: { ...cv, name: "Nytt.pdf" } }, test.db)).toBe(true);
    await actOnOwnData(token, "pausa", test.db);
    expect((await leadHistory(reference, test.db))?.state).toBe("paused");
    await actOnOwnData(token, "ateruppta", test.db);
    await actOnOwnData(token, "fornya", test.db);
    const data = await ownData(token, test.db);
    if (!data) throw new Error("the link should be good");
    expect(data.lead).toMatchObject({
      state: "active",
      email: EMAIL,
      values: { name: "Åsa Ny", platforms: ["shopify"], consent: "ja" },
    });
    expect(data.lead.values).not.toHaveProperty("place");
    expect(data.consents.map(({ source }) => source)).toEqual(["form", "self-service"]);
    const exported = JSON.parse(exportOf(data));
    expect(exported).toMatchObject({ referens: reference, epost: EMAIL, cv: { name: "Nytt.pdf" } });
    await actOnOwnData(token, "ta-bort-cv", test.db);
    expect((await ownData(token, test.db))?.file).toBeUndefined();
  });

  it("is erased at once, with drafts and waiting mails; a dated event without personal data remains", async () => {
    const reference = await confirmed();
    const draft = await saveDraft(
      { form: "candidate", problem: "invalid", values: candidateValues() },
      { file: cv },
      test.db,
    );
    const token = await open();
    expect(await actOnOwnData(token, "radera", test.db)).toBe(true);
    expect(await leadHistory(reference, test.db)).toBeUndefined();
    expect(await findDraft("candidate", draft, test.db)).toBeUndefined();
    for (const table of ["leads", "files", "drafts", "links", "consents", "lead_events", "outbox"] as const) {
      expect(JSON.stringify(await test.db.selectFrom(table).selectAll().execute()), table).toBe("[]");
    }
    const erasures = await test.db.selectFrom("erasures").selectAll().execute();
    expect(erasures).toEqual([
      { id: expect.any(String), kind: "candidate", reason: "self-service", at: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(await actOnOwnData(token, "radera", test.db)).toBe(false);
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
    await deleteFiles(test.db, { leadId: id });
    expect(await openForStaff(test.db, id, undefined)).toBeUndefined();
  });

  it("gets at most three mails an hour; the fourth waits", async () => {
    for (let count = 0; count < 4; count += 1) await signUp({ message: `${count}` });
    const waits = (await mails()).map((mail) => Date.parse(mail.next_attempt_at) - Date.parse(mail.created_at));
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    expect(waits[3]).toBeGreaterThan(59 * 60 * 1000);
  });
});

describe.each(databases)("retention on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const store = async (kind: "candidate" | "contact", renewedAt: number, changes: object = {}) => {
    const values = kind === "contact" ? contactValues() : candidateValues();
    const submission = { form: leadForms[kind], values, token: issueFormToken(), draft: "" };
    const { reference } = await saveLead(submission, leadMails, test.db);
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
    const { candidate, contact } = site.retentionMonths;
    const old = addMonths(now, -candidate) - DAY;
    const told = { reminded_at: new Date(now - 31 * DAY).toISOString() };
    const kept = [
      await store("candidate", addMonths(now, -candidate) + DAY, told),
      await store("candidate", old, { reminded_at: new Date(now - 5 * DAY).toISOString() }),
      await store("contact", addMonths(now, -contact) + DAY),
      await store("candidate", now - 6 * DAY, { state: "unconfirmed" }),
    ];
    const gone = {
      expired: [await store("candidate", old, told), await store("contact", addMonths(now, -contact) - DAY)],
      unconfirmed: [await store("candidate", now - 8 * DAY, { state: "unconfirmed" })],
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
    const reference = await store("candidate", addMonths(now + 29 * DAY, -site.retentionMonths.candidate));
    expect((await runRetention(test.db, { now })).reminded).toEqual([reference]);
    expect((await runRetention(test.db, { now })).reminded).toEqual([]);
    const rows = await test.db.selectFrom("outbox").select("content").execute();
    const reminder = rows.map(({ content }) => JSON.parse(content)).find(({ subject }) => subject.includes("kvar"));
    expect(reminder.unsubscribe).toMatch(/\/kandidat\/mina-uppgifter$/);
    const token = /kod=([\w-]{32})/.exec(reminder.text)?.[1] ?? "";
    expect(await renewByReminder(token, test.db)).toBe(true);
    expect(await renewByReminder(token, test.db)).toBe(false);
    expect((await leadHistory(reference, test.db))?.consents.at(-1)?.source).toBe("reminder");
    expect((await runRetention(test.db, { now: now + 31 * DAY })).expired).toEqual([]);
  });

  it("is run by one of several instances, once a day", async () => {
    const other = test.open();
    const now = Date.now();
    const taken = await Promise.all([test.db, other, test.db, other].map((db) => takeDailyJob(db, "retention", now)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await takeDailyJob(other, "retention", now + DAY - 1000)).toBe(false);
    expect(await takeDailyJob(other, "retention", now + DAY + 1000)).toBe(true);
    await other.destroy();
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
