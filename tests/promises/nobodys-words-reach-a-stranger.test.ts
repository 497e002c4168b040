import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmLead } from "#lib/leads/confirm.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { requestLink } from "#lib/leads/own-data.ts";
import { canonicalEmail, mailboxOf } from "#lib/mail/address.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { newMark, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";

const VICTIM = "offer@exempel.se";
const LURE = "https://ond.example/vinst";
const HOUR = 60 * 60 * 1000;

describe.each(databases)("nobody's words reach a mailbox that has not confirmed, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  it("whatever is written in whichever field", async () => {
    const post = collectMails(test.db);
    const lures = { name: LURE, message: LURE, place: LURE, email: VICTIM };
    await store(test.db, "contact", { ...lures, company: LURE, role: LURE, start: LURE });
    await store(test.db, "contact", { ...lures, company: LURE }, { unconfirmed: true });
    await store(test.db, "candidate", { ...lures, linkedin: LURE });
    await requestLink(VICTIM, newMark(), test.db);
    await post.deliver();
    await test.db.deleteFrom("mailbox_hits").execute();
    await test.db.updateTable("outbox").set({ next_attempt_at: "" }).where("status", "=", "queued").execute();
    await post.deliver();
    const mails = post.to(VICTIM);
    expect(mails.length).toBeGreaterThanOrEqual(4);
    for (const mail of mails) expect(JSON.stringify(mail)).not.toContain("ond.example");
  });

  it("and not more than three mails an hour and ten a day, whichever way the address is written", async () => {
    const spellings = [
      VICTIM,
      "OFFER@Exempel.SE",
      "offer+a@exempel.se",
      "offer+b@exempel.se",
      "of\u200bfer@exempel.se",
      "offer@exempel.se\u200e",
    ];
    const post = collectMails(test.db);
    // As the form takes it in, then as the worker sends it: for a day, in steps of ten minutes.
    const start = Date.now();
    const times: number[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      const email = spellings[(minute / 10) % spellings.length] ?? VICTIM;
      await store(test.db, "contact", { email, message: `${minute}` });
      await requestLink(canonicalEmail(email), newMark(), test.db);
      const now = start + minute * 60_000;
      const { sent } = await withTime(now, () => post.deliver().then(() => post));
      while (times.length < sent.filter(isToVictim).length) times.push(now);
    }
    expect(times.length).toBeGreaterThan(6);
    for (const at of times) {
      expect(times.filter((other) => other > at - HOUR && other <= at).length).toBeLessThanOrEqual(3);
    }
    expect(times.length).toBeLessThanOrEqual(10);
  }, 240_000);

  it("and one spelling is stored for all that mean the same", async () => {
    for (const email of ["Asa@Exempel.SE", "a\u200bsa@exempel.se", "asa@exempel.se\u00ad"]) {
      await store(test.db, "contact", { email, message: email });
    }
    expect(new Set((await listLeads(test.db)).map(({ email }) => email))).toEqual(new Set(["asa@exempel.se"]));
  });

  it("once the address is confirmed, the person gets what they wrote", async () => {
    const post = collectMails(test.db);
    await store(test.db, "candidate", { email: VICTIM, place: "Umeå" });
    await post.deliver();
    await confirmLead(post.tokenTo(VICTIM), test.db);
    await post.deliver();
    expect(post.to(VICTIM).at(-1)?.text).toContain("Umeå");
  });
});

const isToVictim = ({ recipient }: { recipient: string }) => mailboxOf(recipient) === VICTIM;

/** Runs something as if it were another time. */
async function withTime<T>(now: number, run: () => Promise<T>): Promise<T> {
  const real = Date.now;
  Date.now = () => now;
  try {
    return await run();
  } finally {
    Date.now = real;
  }
}

describe("an address", () => {
  it.each([
    ["Åsa@BLÅBÄR.se", "åsa@xn--blbr-noae.se"],
    ["\u200banna@exempel.se ", "anna@exempel.se"],
    ["a\u030asa@exempel.se", "åsa@exempel.se"],
    ["v@exempel.se.", "v@exempel.se"],
    ["v@exempel.se\u3002", "v@exempel.se"],
    ["e\u200d\u0301@exempel.se", "é@exempel.se"],
  ])("%j has one form: %s", (given, canonical) => {
    expect(canonicalEmail(given)).toBe(canonical);
    expect(canonicalEmail(canonical)).toBe(canonical);
  });

  it.each([
    ["anna+x@exempel.se", "anna@exempel.se"],
    ["+x@exempel.se", "+x@exempel.se"],
    ["an.na+y@googlemail.com", "anna@gmail.com"],
    ["an.na@exempel.se", "an.na@exempel.se"],
  ])("%s leads to the mailbox %s", (given, mailbox) => {
    expect(mailboxOf(given)).toBe(mailbox);
  });
});
