import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmLead } from "#lib/leads/confirm.ts";
import { ownData, requestLink } from "#lib/leads/own-data.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { dump } from "#tests/support/dump.ts";
import { newMark, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";
import { startSite } from "#tests/support/site.ts";
import { postForm } from "#tests/support/submit.ts";

const EMAIL = "asa@exempel.se";
const MINUTE = 60_000;

async function at<T>(time: number, run: () => Promise<T>): Promise<T> {
  const real = Date.now;
  Date.now = () => time;
  try {
    return await run();
  } finally {
    Date.now = real;
  }
}

describe.each(databases)("nobody can lock a person out of their own data, on $name", ({ make }) => {
  let test: TestDatabase;
  let post: ReturnType<typeof collectMails>;
  beforeEach(async () => {
    test = await make();
    post = collectMails(test.db);
    await store(test.db, "candidate", { email: EMAIL });
    await post.deliver();
    await confirmLead(post.tokenTo(EMAIL), test.db);
    await post.deliver();
  });
  afterEach(() => test.close());

  it("however often others ask and sign up in their name, a link that works lies in the mailbox all day", async () => {
    const start = Date.now();
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    for (let minute = 0; minute < 36 * 60; minute += 15) {
      const now = start + minute * MINUTE;
      await at(now, async () => {
        await requestLink(EMAIL, newMark(), test.db);
        await requestLink(EMAIL, newMark(), test.db);
        await post.deliver();
        const links = post.to(EMAIL).filter(({ subject }) => subject.startsWith("Länk till"));
        const token = /lank=([\w-]{32})/.exec(links.at(-1)?.text ?? "")?.[1] ?? "";
        // The clock of the database's own comparison is the same.
        expect(await ownData(token, test.db), `after ${minute} minutes`).toBeDefined();
      });
    }
  }, 240_000);

  it("nor by mixing what they send, as slowly or as fast as it pays", async () => {
    const start = Date.now();
    // Two links and a form, then forms alone: the rule that both lanes once shared was full by then.
    const plan: Record<number, readonly ("link" | "form")[]> = {
      0: ["link", "form"],
      61: ["link", "form"],
      122: ["form", "form"],
      183: ["form", "form"],
    };
    let victimAsks = false;
    for (let minute = 0; minute < 36 * 60; minute += 1) {
      const deeds = plan[minute] ?? [];
      victimAsks ||= minute === 200;
      if (deeds.length === 0 && minute % 30 !== 20) continue;
      await at(start + minute * MINUTE, async () => {
        for (const deed of deeds) {
          if (deed === "link") await requestLink(EMAIL, newMark(), test.db);
          else await store(test.db, "contact", { email: EMAIL, message: `${minute} ${Math.random()}` });
        }
        if (victimAsks) await requestLink(EMAIL, newMark(), test.db);
        await post.deliver();
        if (!victimAsks) return;
        const links = post.to(EMAIL).filter(({ subject }) => subject.startsWith("Länk till"));
        const token = /lank=([\w-]{32})/.exec(links.at(-1)?.text ?? "")?.[1] ?? "";
        expect(await ownData(token, test.db), `after ${minute} minutes`).toBeDefined();
      });
    }
  }, 240_000);

  it("nor by other spellings of the mailbox", async () => {
    const start = Date.now();
    for (const spelling of ["asa+0@exempel.se", "asa+1@exempel.se"]) {
      await store(test.db, "contact", { email: spelling, message: spelling });
    }
    for (let minute = 1; minute < 30 * 60; minute += 30) {
      await at(start + minute * MINUTE, async () => {
        for (const spelling of ["asa+0@exempel.se", "asa+1@exempel.se"]) {
          await requestLink(spelling, newMark(), test.db);
        }
        await post.deliver();
        await requestLink(EMAIL, newMark(), test.db);
        await post.deliver();
        const links = post.to(EMAIL).filter(({ subject }) => subject.startsWith("Länk till"));
        const token = /lank=([\w-]{32})/.exec(links.at(-1)?.text ?? "")?.[1] ?? "";
        expect(await ownData(token, test.db), `after ${minute} minutes`).toBeDefined();
      });
    }
  }, 240_000);

  it("nor by asking for the mailbox's own spelling, where they signed up with another", async () => {
    const start = Date.now();
    const theirs = "asa+jobb@exempel.se";
    await store(test.db, "candidate", { email: theirs });
    await post.deliver();
    await confirmLead(post.tokenTo(theirs), test.db);
    for (let minute = 0; minute <= 60; minute += 5) {
      await at(start + minute * MINUTE, async () => {
        await requestLink(EMAIL, newMark(), test.db);
        await post.deliver();
        if (minute < 60) return;
        await requestLink(theirs, newMark(), test.db);
        await post.deliver();
        expect(await ownData(post.tokenTo(theirs), test.db)).toBeDefined();
      });
    }
  });

  it("a link lives from the moment its mail is sent, however long it waited", async () => {
    await requestLink(EMAIL, newMark(), test.db);
    const later = Date.now() + 5 * 60 * MINUTE;
    await at(later, () => post.deliver());
    await at(later + 59 * MINUTE, async () => {
      expect(await ownData(post.tokenTo(EMAIL), test.db)).toBeDefined();
    });
  });

  it("asking again while a link waits is one mail", async () => {
    const before = post.sent.length;
    for (let count = 0; count < 6; count += 1) await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    expect(post.sent).toHaveLength(before + 1);
  });

  it("others who sign up in their name leave the link's lane free", async () => {
    for (let count = 0; count < 6; count += 1) await store(test.db, "contact", { email: EMAIL, message: `${count}` });
    await post.deliver();
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    expect(await ownData(post.tokenTo(EMAIL), test.db)).toBeDefined();
  });

  it("no token stands anywhere, before its mail is sent or after", async () => {
    await requestLink(EMAIL, newMark(), test.db);
    const before = await dump(test.db);
    await post.deliver();
    const token = post.tokenTo(EMAIL);
    expect(token).toHaveLength(32);
    expect(before).not.toContain(token);
    const after = await dump(test.db);
    expect(after).not.toContain(token);
    expect(after).not.toContain("Här är länken");
  });
});

describe("nobody can lock a person out of their own data, over the web", () => {
  it("ten requests with one address are all answered alike", async () => {
    const site = await startSite();
    const answers = [];
    for (let count = 0; count < 10; count += 1) {
      answers.push(await postForm(site, "/kandidat/mina-uppgifter", { email: EMAIL }));
    }
    expect(new Set(answers.map(({ location }) => location))).toEqual(
      new Set(["/kandidat/mina-uppgifter?klart=skickad"]),
    );
    await site.stop();
  });
});
