import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { indexOlderLeads } from "#lib/jobs/older-leads.ts";
import { writeCsvFile } from "#lib/leads/csv-file.ts";
import { finishErasing, nothingErased } from "#lib/leads/erase.ts";
import { addStaff, listStaff, removeStaff, type Staff } from "#lib/staff/accounts.ts";
import { type InboxQuery, inboxPage, unreadCount } from "#lib/staff/inbox.ts";
import { findInvitation, invite, takeInvitation } from "#lib/staff/invitations.ts";
import { addNote, cvForStaff, eraseLead, openLead, pdfForStaff, setStatus } from "#lib/staff/lead.ts";
import { openSession, staffOf } from "#lib/staff/sessions.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { dump, filesWith } from "#tests/support/dump.ts";
import { store } from "#tests/support/leads.ts";

const HOUR_MS = 60 * 60 * 1000;

describe.each(databases)("the inbox on $name", ({ make }) => {
  let test: TestDatabase;
  let staff: Staff;
  beforeAll(async () => {
    test = await make();
    staff = await test.db
      .transaction()
      .execute((trx) => addStaff(trx, { name: "Anna", email: "anna@exempel.se", role: "recruiter" }));
  });
  afterAll(() => test.close());

  const cv = {
    name: "cv.pdf",
    type: "pdf" as const,
    bytes: Buffer.from("x"),
    flags: [],
    text: "Ledde lanseringen av kassaflödet på Zonkbutiken.",
  };
  const names = async (query: Partial<InboxQuery>) =>
    (await inboxPage({ words: "", filters: {}, ...query }, test.db)).lines.map(({ name }) => name);

  it("finds a lead by a word of its CV in any form, and by what was chosen", async () => {
    await store(
      test.db,
      "candidate",
      { name: "Cleo", email: "cleo@exempel.se", roles: ["e-commerce-manager"] },
      { unconfirmed: false, file: cv },
    );
    await store(test.db, "contact", { name: "Kim", email: "kim@exempel.se", message: "Vi byter plattform i Borås." });
    expect(await names({ words: "zonkbutik" })).toEqual(["Cleo"]);
    expect(await names({ words: "LANSERING" })).toEqual(["Cleo"]);
    expect(await names({ words: "boras plattformen" })).toEqual(["Kim"]);
    expect(await names({ words: "zonkbutik boras" })).toEqual([]);
    expect(await names({ filters: { kind: "candidate" } })).toEqual(["Cleo"]);
    expect(await names({ filters: { role: "e-commerce-manager" } })).toEqual(["Cleo"]);
    expect(await names({ filters: { kind: "contact", status: "ny" } })).toEqual(["Kim"]);
    expect(await names({})).toEqual(["Kim", "Cleo"]);
  });

  it("finds a lead by the place that was named, not by the same word elsewhere", async () => {
    await store(test.db, "contact", { name: "Moa", email: "moa@exempel.se", place: "Umeå eller Östersund" });
    await store(test.db, "contact", { name: "Nils", email: "nils@exempel.se", message: "Vi växer i Umeå." });
    expect(await names({ place: "umea" })).toEqual(["Moa"]);
    expect(await names({ place: "öster" })).toEqual(["Moa"]);
    expect(await names({ place: "Umeå", words: "växer" })).toEqual([]);
    expect(await names({ words: "umeå" })).toEqual(["Nils", "Moa"]);
  });

  it.each(["'", '"', "a & b", "*", "NEAR(", "-x", "col:y", "\\", "🙂", "((", "x".repeat(3000)])(
    "is not upset by %j",
    async (words) => {
      expect(await names({ words })).toBeInstanceOf(Array);
    },
  );

  it("finds a telephone number however it is written, in the CV too", async () => {
    await store(test.db, "contact", { name: "Tor", email: "tor@exempel.se", phone: "+46 (0)70–123 45 67" });
    const text = "Född 1990-05-14 0046 8 765 43 21, 0047 22 12 34 56.\n2019–2024 butikschef.";
    await store(
      test.db,
      "candidate",
      { name: "Siv", email: "siv@exempel.se" },
      { unconfirmed: false, file: { ...cv, text } },
    );
    for (const words of ["0701234567", "070-123 45 67", "+46701234567", "070 123"]) {
      expect(await names({ words }), words).toEqual(["Tor"]);
    }
    for (const words of ["08-7654321", "+47 22 12 34 56", "2019 08-765 43 21", "08-765 43 21 butikschefen"]) {
      expect(await names({ words }), words).toEqual(["Siv"]);
    }
    expect(await names({ words: "Tor 08-765 43 21" })).toEqual([]);
    expect(await names({ words: "070-123 45 68" })).toEqual([]);
    expect(await names({ words: "tor 2019" })).toEqual([]);
    expect(await names({ words: "2019" })).toEqual(["Siv"]);
  });

  it("shows nobody who has not confirmed", async () => {
    await store(test.db, "candidate", { name: "Okänd", email: "okand@exempel.se" });
    expect(await names({})).not.toContain("Okänd");
  });

  it("finds a lead by the beginning of each of its words", async () => {
    const words = Array.from({ length: 150 }, (_, n) =>
      [...createHash("sha256").update(`${n}`).digest().subarray(0, 12)]
        .map((byte) => "bcdfghjklmnpqrstv"[byte % 17])
        .join(""),
    );
    await store(test.db, "contact", { name: "Orda", email: "orda@exempel.se", message: words.join(" ") });
    for (const word of words) expect(await names({ words: word.slice(0, 8) }), word).toEqual(["Orda"]);
  });

  it("finds a lead whose CV is nothing but new words by what it says itself and by its first words", async () => {
    const words = Array.from({ length: 8000 }, (_, n) => `ord${n.toString(36).padStart(20, "q")}`);
    await store(
      test.db,
      "candidate",
      { name: "Ordrik", email: "ordrik@exempel.se", place: "Kiruna" },
      { unconfirmed: false, file: { ...cv, text: words.join(" ") } },
    );
    expect(await names({ place: "kiruna" })).toEqual(["Ordrik"]);
    expect(await names({ words: words[1000] ?? "" })).toEqual(["Ordrik"]);
  });

  it("counts as read what somebody has opened, and keeps notes and status with who did it", async () => {
    const { reference } = await store(test.db, "contact", { name: "Lo", email: "lo@exempel.se" });
    const before = await unreadCount(test.db);
    await openLead(reference, staff, test.db);
    expect(await unreadCount(test.db)).toBe(before - 1);
    await addNote(reference, "Ring på fredag", staff, test.db);
    expect(await names({ words: "fredag" })).toEqual(["Lo"]);
    await setStatus(reference, "kontaktad", staff, test.db);
    const lead = await openLead(reference, staff, test.db);
    expect(lead?.notes).toMatchObject([{ text: "Ring på fredag", by: "Anna" }]);
    expect(lead?.history.map(({ type, by }) => [type, by])).toEqual([
      ["received", undefined],
      ["read", "Anna"],
      ["status", "Anna"],
    ]);
    expect(await names({ filters: { status: "kontaktad" } })).toEqual(["Lo"]);
  });

  it("leads on by place, each lead once", async () => {
    for (let count = 0; count < 45; count += 1) {
      await store(test.db, "contact", { name: `Rad ${count}`, email: `rad${count}@exempel.se`, company: "Radvis AB" });
    }
    const first = await inboxPage({ words: "radvis", filters: {} }, test.db);
    const second = await inboxPage({ words: "radvis", filters: {}, before: first.next }, test.db);
    const all = [...first.lines, ...second.lines].map(({ name }) => name);
    expect(new Set(all).size).toBe(45);
    expect([all[0], all.at(-1), second.next]).toEqual(["Rad 44", "Rad 0", undefined]);
  });

  it("erases every word, in the index too", async () => {
    const { reference } = await store(
      test.db,
      "candidate",
      { name: "Qvistina Zkriptberg", email: "q@exempel.se" },
      { unconfirmed: false, file: { ...cv, text: "Xylofonanalytiker" } },
    );
    await addNote(reference, "Zkriptberg ringde", staff, test.db);
    expect(await names({ words: "xylofonanalytiker" })).toEqual(["Qvistina Zkriptberg"]);
    expect(await eraseLead(reference, test.db)).toBe(true);
    expect(await names({ words: "zkriptberg" })).toEqual([]);
    expect(await dump(test.db)).not.toMatch(/zkriptberg|xylofon|qvistina/i);
    if (test.url.startsWith("/")) expect(filesWith(path.dirname(test.url), "zkriptberg")).toEqual([]);
  });

  it("erases in the file that leads are handed on by, too", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "csv-"));
    vi.stubEnv("CSV_DIR", folder);
    const { reference } = await store(test.db, "contact", { name: "Csvina Ek", email: "csv@exempel.se" });
    await writeCsvFile(test.db);
    expect(readFileSync(path.join(folder, "leads.csv"), "utf8")).toContain("Csvina Ek");
    await eraseLead(reference, test.db);
    expect(filesWith(folder, "Csvina")).toEqual([]);
    // Only an erasing has it written at once.
    rmSync(path.join(folder, "leads.csv"));
    await finishErasing(test.db, nothingErased);
    expect(readdirSync(folder)).toEqual([]);
    vi.unstubAllEnvs();
  });

  it("puts leads in that came before there was one", async () => {
    await store(test.db, "contact", { name: "Äldre", email: "aldre@exempel.se", company: "Fornbolaget" });
    await test.db.deleteFrom("inbox").execute();
    await indexOlderLeads(test.db);
    expect(await names({ words: "fornbolaget" })).toEqual(["Äldre"]);
  });

  it("puts the others in though one cannot be read", async () => {
    const { reference } = await store(test.db, "contact", { name: "Trasig", email: "trasig@exempel.se" });
    await test.db.updateTable("leads").set({ data: "{" }).where("email", "=", "trasig@exempel.se").execute();
    await store(test.db, "contact", { name: "Hel", email: "hel@exempel.se", company: "Fornbolaget" });
    await test.db.deleteFrom("inbox").execute();
    await indexOlderLeads(test.db);
    const rows = await test.db.selectFrom("inbox").innerJoin("leads", "leads.id", "lead_id").select("email").execute();
    const emails = rows.map(({ email }) => email);
    expect(emails).toContain("hel@exempel.se");
    expect(emails).not.toContain("trasig@exempel.se");
    await test.db.updateTable("leads").set({ data: "{}" }).where("reference", "=", reference).execute();
    await eraseLead(reference, test.db);
  });

  it("takes an invitation once, and not after a day", async () => {
    const now = Date.now();
    const person = { name: "Bo", email: "bo@exempel.se", role: "recruiter" as const };
    const token = (await invite(person, undefined, test.db, now)) ?? "";
    expect(await findInvitation(token, test.db, now + 25 * HOUR_MS)).toBeUndefined();
    expect(await findInvitation(token, test.db)).toMatchObject(person);
    const take = () => test.db.transaction().execute((trx) => takeInvitation(trx, token));
    expect(await take()).toMatchObject(person);
    expect(await take()).toBeUndefined();
    // For a lost device: whatever stands in the form, nobody gets another role by it.
    const other = { ...person, name: "Någon annan", role: "administrator" as const };
    const again = (await invite(other, undefined, test.db, now)) ?? "";
    expect(await test.db.transaction().execute((trx) => takeInvitation(trx, again))).toMatchObject(person);
  });

  it("notes who looks at a CV, and who takes it", async () => {
    const { reference } = await store(
      test.db,
      "candidate",
      { email: "sedd@exempel.se" },
      { file: cv, unconfirmed: false },
    );
    expect(await pdfForStaff(reference, staff, test.db)).toMatchObject({ type: "pdf" });
    await cvForStaff(reference, staff, test.db);
    const lead = await openLead(reference, staff, test.db);
    const noted = lead?.history.filter(({ by }) => by === staff.name).map(({ type }) => type);
    expect(noted).toEqual(expect.arrayContaining(["cv-viewed", "cv-opened"]));
  });

  it("ends what a removed administrator has given away, and lets nobody remove the last one", async () => {
    const people = await test.db
      .transaction()
      .execute(async (trx) => [
        await addStaff(trx, { name: "Ett", email: "ett@exempel.se", role: "administrator" }),
        await addStaff(trx, { name: "Två", email: "tva@exempel.se", role: "administrator" }),
      ]);
    const [one, two] = people;
    if (!one || !two) throw new Error("not added");
    const kept = { name: "Kvar", email: "kvar@exempel.se", role: "administrator" as const };
    const token = (await invite(kept, one, test.db)) ?? "";
    await Promise.all([removeStaff(one.id, two, test.db), removeStaff(two.id, one, test.db)]);
    const left = (await listStaff(test.db)).filter(({ role }) => role === "administrator");
    expect(left).toHaveLength(1);
    const last = left[0];
    if (last) await removeStaff(last.id, last, test.db);
    expect((await listStaff(test.db)).filter(({ role }) => role === "administrator")).toHaveLength(1);
    if (last?.id === two.id) expect(await findInvitation(token, test.db)).toBeUndefined();
    expect(await invite(kept, last?.id === one.id ? two : one, test.db)).toBeUndefined();
  });

  it("gives nobody the CV of somebody who has not confirmed", async () => {
    const { reference } = await store(test.db, "candidate", { email: "tyst@exempel.se" }, { file: cv });
    expect(await cvForStaff(reference, staff, test.db)).toBeUndefined();
  });

  it("ends a session after twelve hours, and after two without a sign of life", async () => {
    const now = Date.now();
    const token = await test.db.transaction().execute((trx) => openSession(trx, staff.id, now));
    expect(await staffOf(token, test.db, now + HOUR_MS)).toMatchObject({ name: "Anna" });
    expect(await staffOf(token, test.db, now + 2.9 * HOUR_MS)).toMatchObject({ name: "Anna" });
    expect(await staffOf(token, test.db, now + 5 * HOUR_MS)).toBeUndefined();
    const busy = await test.db.transaction().execute((trx) => openSession(trx, staff.id, now));
    for (let hour = 1; hour < 12; hour += 1) await staffOf(busy, test.db, now + hour * HOUR_MS);
    expect(await staffOf(busy, test.db, now + 12 * HOUR_MS)).toBeUndefined();
  });
});
