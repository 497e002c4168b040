import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { site } from "#lib/content/site.ts";
import { issueMark, readMark } from "#lib/forms/mark.ts";
import { confirmLead, confirmState } from "#lib/leads/confirm.ts";
import { keepConsentText } from "#lib/leads/consent.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, store } from "#tests/support/leads.ts";
import { SHARED_SECRET } from "#tests/support/load.ts";
import { collectMails, linkIn } from "#tests/support/mail.ts";
import { eventually, lead, startSite } from "#tests/support/site.ts";
import { postOpened, referenceIn } from "#tests/support/submit.ts";

const OLD = { version: "2026-01-01", text: "Jag samtycker till det gamla." };

describe.each(databases)("consent can be shown, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  it("with the text that the person saw, though it has been changed since", async () => {
    await test.db.insertInto("consent_texts").values(OLD).execute();
    await keepConsentText(test.db);
    const { reference } = await store(test.db, "candidate", {}, { consentVersion: OLD.version });
    const post = collectMails(test.db);
    await post.deliver();
    const token = post.tokenTo("asa@exempel.se");
    expect(await confirmState(token, test.db)).toMatchObject({ state: "ready", consentText: OLD.text });
    await confirmLead(token, test.db);
    const consents = (await leadHistory(reference, test.db))?.consents;
    expect(consents?.map(({ source, version, text }) => [source, version, text])).toEqual([
      ["form", OLD.version, OLD.text],
      ["confirmation", OLD.version, OLD.text],
    ]);
  });

  it("and a text that was changed without a new version stops the start", async () => {
    await test.db
      .insertInto("consent_texts")
      .values({ version: site().consentVersion, text: "Något annat." })
      .execute();
    await expect(keepConsentText(test.db)).rejects.toThrow(/Raise it/);
  });
});

describe("consent can be shown, over the web", () => {
  it("a form that was opened with another text keeps saying so, however often it comes back", async () => {
    process.env.APP_SECRET = SHARED_SECRET;
    const server = await startSite({ APP_SECRET: SHARED_SECRET });
    const mark = issueMark({ consentVersion: OLD.version }, Date.now() - 60_000);
    const body = new URLSearchParams({ name: "", email: "x@exempel.se", consent: "ja", formToken: mark });
    const send = (headers: Record<string, string>) =>
      fetch(`${server.url}/kandidat/skicka`, { method: "POST", redirect: "manual", headers, body });
    // The page stays open: its text is still the old one.
    const answer = await (await send({ Accept: "application/json" })).json();
    expect(readMark(answer.formToken)?.consentVersion).toBe(OLD.version);
    // The page is drawn anew: the box beside today's text is not ticked.
    const location = (await send({})).headers.get("location") ?? "";
    const page = await (await fetch(server.url + location)).text();
    expect(page).toContain("x@exempel.se");
    expect(/<input[^>]*id="consent"[^>]*>/.exec(page)?.[0]).not.toMatch(/checked/);
    await server.stop();
  });

  it("the version is part of the signed mark, and the page that confirms shows text and words", async () => {
    process.env.APP_SECRET = SHARED_SECRET;
    const server = await startSite({ APP_SECRET: SHARED_SECRET });
    const mark = issueMark({ consentVersion: OLD.version }, Date.now() - 60_000);
    expect(readMark(mark.replace(OLD.version, "2026-02-02"))).toBeUndefined();
    const answer = await postOpened(server, "/kandidat", candidateValues({ place: "Umeå" }), mark);
    const reference = referenceIn(answer);
    expect((await lead(server, reference)).consents.map(({ version }) => version)).toEqual([OLD.version]);

    const current = issueMark({ consentVersion: site().consentVersion }, Date.now() - 60_000);
    await postOpened(server, "/kandidat", candidateValues({ email: "b@exempel.se", place: "Luleå" }), current);
    const mail = await eventually(async () =>
      (await server.mails()).find((one) => JSON.stringify(one.to).includes("b@exempel.se")),
    );
    const page = await (await fetch(server.url + linkIn(mail))).text();
    expect(page).toContain(site().consentText.replaceAll("&", "&amp;"));
    expect(page).toContain("Luleå");
    await server.stop();
  });
});
