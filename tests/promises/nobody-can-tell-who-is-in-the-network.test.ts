import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/db/database.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { eraseAddress } from "#lib/leads/erase.ts";
import { requestLink } from "#lib/leads/own-data.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, newMark, store } from "#tests/support/leads.ts";
import { oldFormToken, SHARED_SECRET } from "#tests/support/load.ts";
import { collectMails } from "#tests/support/mail.ts";
import { startSite } from "#tests/support/site.ts";
import { postForm, postOpened } from "#tests/support/submit.ts";

const MEMBER = "med@exempel.se";
const STRANGER = "utan@exempel.se";

describe.each(databases)("nobody can tell who is in the network, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  it("asking for a link does the same for a member and for a stranger, until the worker comes", async () => {
    const post = collectMails(test.db);
    await store(test.db, "candidate", { email: MEMBER });
    await post.deliver();
    await confirmLead(post.tokenTo(MEMBER), test.db);
    await post.deliver();
    await test.db.deleteFrom("outbox").execute();

    const rows = async () =>
      (await test.db.selectFrom("outbox").selectAll().execute()).map(
        ({ id: _id, message_id: _messageId, recipient, slot, created_at: _at, next_attempt_at: _next, ...row }) => ({
          ...row,
          slot: slot?.replace(recipient, "…"),
        }),
      );
    await requestLink(MEMBER, newMark(), test.db);
    const [forMember] = await rows();
    await requestLink(STRANGER, newMark(), test.db);
    const both = await rows();
    expect(both).toEqual([forMember, forMember]);

    const before = post.sent.length;
    await post.deliver();
    expect(post.sent.slice(before).map(({ recipient }) => recipient)).toEqual([MEMBER]);
    // What was asked in a stranger's name is gone.
    expect(JSON.stringify(await test.db.selectFrom("outbox").selectAll().execute())).not.toContain(STRANGER);
  });

  it("signing up again queues the same as signing up for the first time", async () => {
    const post = collectMails(test.db);
    await store(test.db, "candidate", { email: MEMBER });
    await post.deliver();
    await confirmLead(post.tokenTo(MEMBER), test.db);
    await post.deliver();
    await test.db.deleteFrom("outbox").execute();
    await store(test.db, "candidate", { email: MEMBER });
    await store(test.db, "candidate", { email: STRANGER });
    const rows = await test.db.selectFrom("outbox").select(["template", "data", "status"]).execute();
    expect(rows[0]).toEqual(rows[1]);
    expect(rows).toHaveLength(2);
  });
});

describe("nobody can tell who is in the network, over the web", () => {
  it("by what becomes of the page that thanked for a sign-up in their name, or by sending it again", async () => {
    process.env.APP_SECRET = SHARED_SECRET;
    const site = await startSite({ APP_SECRET: SHARED_SECRET });
    const values = candidateValues({ email: MEMBER });
    const mark = oldFormToken();
    const first = await postOpened(site, "/kandidat", values, mark);
    const seen = async () => {
      const page = await fetch(site.url + first.location);
      return [
        page.status,
        (await page.text()).match(/<h1[^>]*>.*?<\/h1>/s)?.[0],
        await postOpened(site, "/kandidat", values, mark),
      ];
    };
    const before = await seen();
    // The person signs up, confirms by the newer mail, and erases everything.
    const db = openDatabase(path.join(site.dataDir, "sajt.sqlite"));
    await db.transaction().execute((trx) => eraseAddress(trx, MEMBER, "self-service"));
    await db.destroy();
    expect(await seen()).toEqual(before);
    for (const address of [
      "/kandidat/tack",
      "/kandidat/tack?referens=N-0000-0000",
      first.location.replace("lage=u", "lage=a"),
    ]) {
      const page = await fetch(site.url + address);
      expect(page.status, address).toBe(404);
      expect(await page.text()).toMatch(/<h1[^>]*>Här tar linjen slut/);
    }
    await site.stop();
  });

  it("health and answers are the same after either", async () => {
    const site = await startSite();
    const health = async () => {
      const response = await fetch(`${site.url}/api/health`);
      return [response.status, await response.text()];
    };
    const seen: unknown[] = [];
    for (const email of [MEMBER, STRANGER]) {
      const answer = await postForm(site, "/kandidat/mina-uppgifter", { email });
      seen.push([answer, await health()]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(await health()).toEqual([200, "ok"]);
    await site.stop();
  });
});
