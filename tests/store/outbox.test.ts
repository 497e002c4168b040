import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { issueFormToken } from "#lib/forms/token.ts";
import { leadForms } from "#lib/leads/kinds.ts";
import { leadMails } from "#lib/leads/mails.ts";
import { leadHistory, saveLead } from "#lib/leads/store.ts";
import { leaseMail, markFailed, type QueuedMail, queueState } from "#lib/mail/outbox.ts";
import { sendDueMails, startMailWorker } from "#lib/mail/worker.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { contactValues } from "#tests/support/leads.ts";

class SmtpError extends Error {
  responseCode: number;
  constructor(responseCode: number) {
    super("refused");
    this.responseCode = responseCode;
  }
}

describe.each(databases)("outbox on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const save = (index = 0) =>
    saveLead(
      {
        form: leadForms.contact,
        values: contactValues({ message: `Behov ${index}`, email: `asa${index}@exempel.se` }),
        token: issueFormToken(),
        draft: "",
      },
      leadMails,
      test.db,
    );

  it("sends each queued mail once and notes it", async () => {
    const { reference } = await save();
    const sent: QueuedMail[] = [];
    const handled = await sendDueMails(test.db, async (mail) => void sent.push(mail));
    expect(handled).toBe(2);
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(2);
    expect(await queueState(test.db)).toEqual({ queued: 0, failed: 0 });
    const lead = await leadHistory(reference, test.db);
    expect(lead?.events.map(({ type }) => type)).toEqual(["received", "mail-sent", "mail-sent"]);
    expect(await sendDueMails(test.db, async () => {})).toBe(0);
  });

  it("never gives one mail to two workers", async () => {
    for (let index = 0; index < 10; index += 1) await save(index);
    const other = test.open();
    const sent: string[] = [];
    const deliver = async (mail: QueuedMail) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      sent.push(mail.id);
    };
    await Promise.all([test.db, other, test.db].map((db) => sendDueMails(db, deliver)));
    await other.destroy();
    expect(sent).toHaveLength(20);
    expect(new Set(sent).size).toBe(20);
  });

  it("puts a mail back that the server refuses for now, with the same Message-ID", async () => {
    await save();
    const ids: string[] = [];
    await sendDueMails(test.db, async (mail) => {
      ids.push(mail.messageId);
      throw new SmtpError(451);
    });
    expect(await queueState(test.db)).toEqual({ queued: 2, failed: 0 });
    expect(await leaseMail(test.db)).toBeUndefined();
    const later = await leaseMail(test.db, Date.now() + 60_000);
    expect(ids).toContain(later?.messageId);
    expect(later?.attempts).toBe(2);
  });

  it("gives up a mail that the server refuses for good, and tells", async () => {
    const { reference } = await save();
    await sendDueMails(test.db, async () => {
      throw new SmtpError(550);
    });
    expect(await queueState(test.db)).toEqual({ queued: 0, failed: 2 });
    const lead = await leadHistory(reference, test.db);
    expect(lead?.mails.map(({ lastError }) => lastError)).toEqual(["SMTP 550", "SMTP 550"]);
    expect(lead?.events.map(({ type }) => type)).toContain("mail-failed");
  });

  it("takes a mail again whose worker died, once its lease is over", async () => {
    await save();
    const held = [await leaseMail(test.db), await leaseMail(test.db)];
    expect(await leaseMail(test.db)).toBeUndefined();
    const again = await leaseMail(test.db, Date.now() + 6 * 60_000);
    expect(held.map((mail) => mail?.id)).toContain(again?.id);
  });

  it("finishes the mail in hand when told to stop", async () => {
    await save();
    let finished = 0;
    let begun: () => void = () => {};
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const stop = startMailWorker(test.db, async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 50));
      finished += 1;
    });
    await first;
    await stop();
    expect(finished).toBe(1);
    expect(await queueState(test.db)).toEqual({ queued: 1, failed: 0 });
  });

  it("counts a mail that is waiting for its next try as queued", async () => {
    await save();
    const mail = await leaseMail(test.db);
    if (!mail) throw new Error("nothing was due");
    await markFailed(test.db, mail, "SMTP 421", Date.now() + 1000);
    expect(await queueState(test.db)).toEqual({ queued: 2, failed: 0 });
  });
});
