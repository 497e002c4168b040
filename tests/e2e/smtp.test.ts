import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "#tests/support/postgres.ts";
import { eventually, mailReport, type Site, startSite } from "#tests/support/site.ts";
import { type SmtpPeer, startSmtpPeer } from "#tests/support/smtp-peer.ts";
import { submitContact } from "#tests/support/submit.ts";

let site: Site | undefined;
let peer: SmtpPeer | undefined;
afterEach(async () => {
  await site?.stop();
  await peer?.close();
  site = undefined;
  peer = undefined;
});

const arrived = (count: number) =>
  eventually(() => (peer && peer.received.length >= count ? peer.received : undefined), 40_000);

describe("mail over SMTP", () => {
  it("arrives, in text and HTML, with the sender's letters right", async () => {
    peer = await startSmtpPeer();
    site = await startSite({ SMTP_URL: `smtp://127.0.0.1:${peer.port}` });
    const reference = await submitContact(site, { name: "Åsa Öberg" });
    const mails = await arrived(2);
    const receipt = mails.find((mail) => mail.subject?.startsWith("Vi har tagit emot"));
    expect(receipt?.subject).toContain(reference);
    expect(receipt?.text).toContain("Tack för din förfrågan. Vi har den hos oss");
    expect(receipt?.html).toContain("Tack för din förfrågan. Vi har den hos oss");
    expect(receipt?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(receipt?.messageId).toMatch(/^<[0-9a-f-]{36}@/);
  });

  it("is signed for the sender's domain when there is a key", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = path.join(mkdtempSync(path.join(tmpdir(), "dkim-")), "dkim.pem");
    writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
    peer = await startSmtpPeer();
    site = await startSite({
      SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
      MAIL_FROM: "Byrån <webb@exempel.se>",
      MAIL_DKIM_KEY: key,
    });
    await submitContact(site);
    for (const mail of await arrived(2)) {
      const { params } = Object(mail.headers.get("dkim-signature"));
      expect(params).toMatchObject({ d: "exempel.se", s: "sajt", a: "rsa-sha256" });
    }
  });

  it("waits while the server is down, and arrives when it is up again", async () => {
    const port = await freePort();
    site = await startSite({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    await submitContact(site);
    const { url, dataDir } = site;
    const report = await eventually(async () => {
      const state = await mailReport({ dataDir });
      return state.mejl.length > 0 ? state : undefined;
    });
    expect(report).toMatchObject({ vantar: 2, uppgivna: 0 });
    expect(report.mejl[0]?.skal).toBe("Ingen svarar på mejlserverns port i SMTP_URL.");
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect(site.output()).not.toContain("asa@exempel.se");
    peer = await startSmtpPeer(port);
    await arrived(2);
  });

  it("is not taken twice by a server that stops in between", async () => {
    const port = await freePort();
    const env = { SMTP_URL: `smtp://127.0.0.1:${port}` };
    site = await startSite(env);
    await submitContact(site);
    const { dataDir, process } = site;
    // Killed while a mail is being sent, it would be held back for the five minutes another process might still need.
    await eventually(async () => (await mailReport({ dataDir })).mejl.length === 2 || undefined);
    process.kill("SIGKILL");
    peer = await startSmtpPeer(port);
    site = await startSite(env, { dataDir });
    await arrived(2);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(peer.received).toHaveLength(2);
  });
});
