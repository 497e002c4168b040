import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmLead } from "#lib/leads/confirm.ts";
import { requestLink } from "#lib/leads/self-service.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { newMark, store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";
import { startSite } from "#tests/support/site.ts";
import { postForm } from "#tests/support/submit.ts";

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
    const rows = await test.db.selectFrom("outbox").select(["template", "data", "lane", "status"]).execute();
    expect(rows[0]).toEqual(rows[1]);
    expect(rows).toHaveLength(2);
  });
});

describe("nobody can tell who is in the network, over the web", () => {
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
