import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { site } from "#lib/content/site.ts";
import { leadAuthor } from "#lib/leads/author.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { addMonths, runRetention } from "#lib/leads/retention.ts";
import { failureOf, failureText } from "#lib/mail/failure.ts";
import { queueState } from "#lib/mail/outbox.ts";
import { sendDueMails } from "#lib/mail/worker.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { store } from "#tests/support/leads.ts";
import { collectMails } from "#tests/support/mail.ts";
import { eventually, mailReport, runTask, startSite } from "#tests/support/site.ts";
import { startSmtpPeer } from "#tests/support/smtp-peer.ts";
import { submitContact } from "#tests/support/submit.ts";

const DAY = 24 * 60 * 60 * 1000;

const smtpError = (fields: object) => Object.assign(new Error("asa@exempel.se"), fields);

describe("what is whose fault", () => {
  it.each([
    [{ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, "line", /inloggningen/],
    [{ code: "EENVELOPE", responseCode: 550, command: "MAIL FROM" }, "line", /avsändaren/],
    [
      { code: "EENVELOPE", responseCode: 554, command: "RCPT TO", response: "554 5.7.1 Relay access denied" },
      "line",
      /vidare/,
    ],
    [
      { code: "EENVELOPE", responseCode: 550, command: "RCPT TO", response: "550 relay not permitted" },
      "line",
      /adressen|vidare/,
    ],
    [
      { code: "EENVELOPE", responseCode: 550, command: "RCPT TO", response: "550 5.1.1 x" },
      "refused",
      /går att nå|gå att nå/,
    ],
    [{ code: "EENVELOPE", responseCode: 451, command: "RCPT TO" }, "later", /senare/],
    [{ code: "EMESSAGE", responseCode: 554, command: "DATA" }, "refused", /innehåll/],
    [{ code: "ESOCKET", originalCode: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "line", /certifikat/],
    [{ code: "ESOCKET", originalCode: "ERR_SSL_WRONG_VERSION_NUMBER" }, "line", /465/],
    [{ code: "ETLS" }, "line", /krypterar/],
    [{ code: "ESOCKET", originalCode: "ECONNREFUSED" }, "line", /port/],
    [{ code: "EDNS" }, "line", /slå upp/],
    [{}, "line", /bröts/],
  ])("%j is %s", (fields, kind, words) => {
    const failure = failureOf(smtpError(fields));
    expect(failure.kind).toBe(kind);
    expect(failureText(failure.code)).toMatch(words);
    expect(failure.code).not.toContain("asa");
  });
});

describe.each(databases)("no mail is given up in silence, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(() => test.close());

  const refuse = (fields: object) =>
    sendDueMails(
      test.db,
      {
        deliver: async () => {
          throw smtpError(fields);
        },
        forget: async () => {},
      },
      leadAuthor,
    );

  it("a rejected login holds the queue, for weeks if need be, and gives nothing up", async () => {
    await store(test.db, "contact");
    const real = Date.now;
    const start = real();
    for (let day = 0; day < 20; day += 1) {
      Date.now = () => start + day * DAY;
      await refuse({ code: "EAUTH", responseCode: 535, command: "AUTH LOGIN" });
    }
    Date.now = () => start + 21 * DAY;
    const post = collectMails(test.db);
    try {
      expect(await queueState(test.db)).toEqual({ queued: 2, failed: 0 });
      await post.deliver();
    } finally {
      Date.now = real;
    }
    expect(post.sent).toHaveLength(2);
  });

  it("nobody is erased whose reminder never left", async () => {
    const { reference } = await store(test.db, "candidate");
    const old = addMonths(Date.now() + 20 * DAY, -site().retentionMonths.candidate);
    await test.db
      .updateTable("leads")
      .set({ state: "active", confirmed_at: new Date(old).toISOString(), renewed_at: new Date(old).toISOString() })
      .execute();
    await test.db.deleteFrom("outbox").execute();
    for (let day = 0; day < 60; day += 1) {
      await runRetention(test.db, { now: Date.now() + day * DAY });
    }
    expect((await listLeads(test.db)).map((lead) => lead.reference)).toEqual([reference]);
    expect(await queueState(test.db)).toEqual({ queued: 1, failed: 0 });
    await collectMails(test.db).deliver();
    await runRetention(test.db, { now: Date.now() + 29 * DAY });
    expect(await listLeads(test.db)).toHaveLength(1);
    await runRetention(test.db, { now: Date.now() + 31 * DAY });
    expect(await listLeads(test.db)).toHaveLength(0);
  });

  it("the seven days of a sign-up begin when its mail has left", async () => {
    await store(test.db, "candidate");
    await refuse({ code: "EAUTH", responseCode: 535, command: "AUTH LOGIN" });
    await runRetention(test.db, { now: Date.now() + 30 * DAY });
    expect(await listLeads(test.db)).toHaveLength(1);
    await test.db.updateTable("outbox").set({ next_attempt_at: "" }).execute();
    await collectMails(test.db).deliver();
    await runRetention(test.db, { now: Date.now() + 6.9 * DAY });
    expect(await listLeads(test.db)).toHaveLength(1);
    await runRetention(test.db, { now: Date.now() + 7.1 * DAY });
    expect(await listLeads(test.db)).toHaveLength(0);
  });
});

describe("over a real line", () => {
  it("a wrong password is told in words, at start too, and mended without loss", async () => {
    let password = "ratt";
    const peer = await startSmtpPeer(0, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.password === password ? done(null, { user: "sajt" }) : done(new Error("Invalid login")),
    });
    const env = { SMTP_URL: `smtp://sajt:fel@127.0.0.1:${peer.port}` };
    const server = await startSite(env);
    await submitContact(server);
    const report = await eventually(async () => {
      const state = await mailReport(server);
      return state.mejl.length > 0 ? state : undefined;
    });
    expect(report).toMatchObject({ vantar: 2, uppgivna: 0 });
    expect(report.mejl[0]).toMatchObject({ status: "försöks igen", skal: expect.stringContaining("inloggningen") });
    expect(server.output()).not.toContain("asa@exempel.se");
    server.process.kill("SIGTERM");
    await new Promise((resolve) => server.process.once("exit", resolve));

    const again = await startSite(env, { dataDir: server.dataDir });
    expect(again.output()).toMatch(/1 mails? ha(s|ve) not been delivered \(Mejlservern godtar inte inloggningen/);
    password = "fel";
    expect((await runTask("leads", ["mejl", "--skicka-om"], { DATA_DIR: server.dataDir })).output).toContain(
      "skickas om",
    );
    await eventually(() => (peer.received.length === 2 ? true : undefined), 60_000);
    await again.stop();
    await peer.close();
  });

  it("a line to another machine must be encrypted unless the address says otherwise", async () => {
    const { postOffice } = await import("#lib/mail/transport.ts");
    const { readConfig } = await import("#lib/config/env.ts");
    const { networkInterfaces } = await import("node:os");
    const other = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === "IPv4")?.address;
    const seen: string[] = [];
    const { SMTPServer } = await import("smtp-server");
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      disableReverseLookup: true,
      onMailFrom: (address, _session, done) => {
        seen.push(address.address);
        done();
      },
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => done());
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
    const address = server.server.address();
    const port = address && typeof address === "object" ? address.port : 0;
    const mail = { id: "1", messageId: "<1@x.se>", recipient: "a@exempel.se", subject: "x", text: "x", html: "x" };
    // A machine without a network has only itself to write to: its name is then not "localhost" to us.
    const host = other ?? "0.0.0.0";
    const strict = postOffice(readConfig({ SMTP_URL: `smtp://${host}:${port}` }));
    await expect(strict.deliver(mail)).rejects.toThrow();
    expect(seen).toEqual([]);
    const open = postOffice(readConfig({ SMTP_URL: `smtp://${host}:${port}?tls=av` }));
    await open.deliver(mail);
    expect(seen).toHaveLength(1);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});
