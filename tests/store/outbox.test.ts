import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leadAuthor } from "#lib/leads/author.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { requestLink } from "#lib/leads/own-data.ts";
import { leaseMail, putBack, queueState, sendAgain } from "#lib/mail/outbox.ts";
import type { PostOffice } from "#lib/mail/transport.ts";
import { sendDueMails, startMailWorker } from "#lib/mail/worker.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { newMark, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";

const refused = (responseCode: number, command: string, response = "") =>
  Object.assign(new Error("refused"), { code: "EENVELOPE", responseCode, command, response });

const officeThat = (deliver: PostOffice["deliver"]): PostOffice => ({ deliver, forget: async () => {} });

describe.each(databases)("outbox on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const save = (index = 0) => store(test.db, "contact", { message: `Behov ${index}`, email: `asa${index}@exempel.se` });
  const failWith = (error: Error) =>
    sendDueMails(
      test.db,
      officeThat(async () => {
        throw error;
      }),
      leadAuthor,
    );

  it("sends each queued mail once and notes it", async () => {
    const { reference } = await save();
    const post = collectMails(test.db);
    expect(await post.deliver()).toEqual({ handled: 2, lineWorks: true });
    expect(new Set(post.sent.map((mail) => mail.messageId)).size).toBe(2);
    expect(await queueState(test.db)).toEqual({ queued: 0, failed: 0 });
    const lead = await leadHistory(reference, test.db);
    expect(lead?.events.map(({ type }) => type)).toEqual(["received", "mail-sent", "mail-sent"]);
    expect((await post.deliver()).handled).toBe(0);
  });

  it("never gives one mail to two workers", async () => {
    for (let index = 0; index < 10; index += 1) await save(index);
    const other = test.open();
    const sent: string[] = [];
    const office = officeThat(async (mail) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      sent.push(mail.id);
    });
    await Promise.all([test.db, other, test.db].map((db) => sendDueMails(db, office, leadAuthor)));
    await other.destroy();
    expect(sent).toHaveLength(20);
    expect(new Set(sent).size).toBe(20);
  });

  it("puts a mail back that the server refuses for now, with the same Message-ID", async () => {
    await save();
    const ids: string[] = [];
    const office = officeThat(async (mail) => {
      ids.push(mail.messageId);
      throw refused(451, "RCPT TO");
    });
    await sendDueMails(test.db, office, leadAuthor);
    expect(await queueState(test.db)).toEqual({ queued: 2, failed: 0 });
    expect(await leaseMail(test.db, leadAuthor.laneOf)).toBeUndefined();
    const later = await leaseMail(test.db, leadAuthor.laneOf, Date.now() + 60_000);
    expect(ids).toContain(later?.messageId);
    expect(later?.attempts).toBe(2);
  });

  it("gives up a mail that the recipient's server refuses for good, and sends it again when told to", async () => {
    const { reference } = await save();
    await failWith(refused(550, "RCPT TO", "550 5.1.1 no such user"));
    expect(await queueState(test.db)).toEqual({ queued: 0, failed: 2 });
    const lead = await leadHistory(reference, test.db);
    expect(lead?.mails.map(({ lastError }) => lastError)).toEqual(Array(2).fill("EENVELOPE RCPT TO 550 5.1.1"));
    expect(lead?.events.map(({ type }) => type)).toContain("mail-failed");
    expect(await sendAgain(test.db)).toBe(2);
    const post = collectMails(test.db);
    await post.deliver();
    expect(post.sent).toHaveLength(2);
  });

  it("takes a mail again whose worker died, once its lease is over", async () => {
    await save();
    const held = [await leaseMail(test.db, leadAuthor.laneOf), await leaseMail(test.db, leadAuthor.laneOf)];
    expect(await leaseMail(test.db, leadAuthor.laneOf)).toBeUndefined();
    const again = await leaseMail(test.db, leadAuthor.laneOf, Date.now() + 6 * 60_000);
    expect(held.map((mail) => mail?.id)).toContain(again?.id);
  });

  it("does not send a mail again that a worker has in hand", async () => {
    await save();
    await test.db.updateTable("outbox").set({ last_error: "SMTP 421" }).execute();
    const held = await leaseMail(test.db, leadAuthor.laneOf);
    expect(await sendAgain(test.db)).toBe(1);
    const next = await leaseMail(test.db, leadAuthor.laneOf);
    expect(next?.id).not.toBe(held?.id);
    expect(await leaseMail(test.db, leadAuthor.laneOf)).toBeUndefined();
  });

  it("finishes the mail in hand when told to stop", async () => {
    await save();
    let finished = 0;
    let begun: () => void = () => {};
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const office = officeThat(async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 50));
      finished += 1;
    });
    const stop = startMailWorker(test.db, office, leadAuthor);
    await first;
    await stop();
    expect(finished).toBe(1);
    expect(await queueState(test.db)).toEqual({ queued: 1, failed: 0 });
  });

  it("lets no other mail wait behind a link to somebody's data", async () => {
    // Two: were they sent with the others, one of them would be in the way.
    for (const index of [0, 1]) {
      await save(index);
      await requestLink(`asa${index}@exempel.se`, newMark(), test.db);
    }
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sent: string[] = [];
    const office = officeThat(async ({ subject }) => {
      if (subject.startsWith("Länk till")) await held;
      sent.push(subject);
    });
    const stop = startMailWorker(test.db, office, leadAuthor);
    await vi.waitFor(() => expect(sent).toHaveLength(4), 5000);
    await save(2);
    await vi.waitFor(() => expect(sent).toHaveLength(6), 5000);
    expect(sent).not.toContainEqual(expect.stringMatching(/^Länk till/));
    release();
    await vi.waitFor(() => expect(sent).toContainEqual(expect.stringMatching(/^Länk till/)));
    await stop();
  });

  it("counts a mail that is waiting for its next try as queued", async () => {
    await save();
    const mail = await leaseMail(test.db, leadAuthor.laneOf);
    if (!mail) throw new Error("nothing was due");
    await putBack(test.db, mail, "SMTP 421", Date.now() + 1000);
    expect(await queueState(test.db)).toEqual({ queued: 2, failed: 0 });
  });
});
