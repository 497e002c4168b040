import { describe, expect, it } from "vitest";
import { queueState } from "#lib/mail/outbox.ts";
import { faultDatabases } from "#tests/support/fault-databases.ts";
import { type Sent, SHARED_SECRET, sendUntil } from "#tests/support/load.ts";
import { eventually, startSite } from "#tests/support/site.ts";
import { startSmtpPeer } from "#tests/support/smtp-peer.ts";

/** 200 moments in all at length; a few in every test run. */
const KILLS = process.env.MODE === "long" ? 100 : 4;

describe.each(faultDatabases)("kill -9 under load on $name", ({ make }) => {
  it(`loses nothing and doubles nothing, at ${KILLS} random moments`, async () => {
    const database = await make();
    const peer = await startSmtpPeer();
    const env = {
      ...database.env,
      APP_SECRET: SHARED_SECRET,
      SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
      LOG_LEVEL: "silent",
    };
    const seen: Sent[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const site = await startSite(env, { dataDir: database.dataDir });
      const stop = new AbortController();
      const before = seen.length;
      const load = sendUntil(site, stop.signal, { sent: seen });
      // From the second one on: a machine that has much to do takes seconds for the first.
      await eventually(() => seen.length > before + 1 || undefined, 30_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
      site.process.kill("SIGKILL");
      stop.abort();
      await load;
    }
    expect(seen.length).toBeGreaterThan(KILLS);

    const db = database.open();
    // The dead servers' leases run out; the test does not wait for them.
    await db.updateTable("outbox").set({ leased_until: null }).where("status", "=", "queued").execute();
    const last = await startSite(env, { dataDir: database.dataDir });
    await eventually(async () => ((await queueState(db)).queued === 0 ? true : undefined), 60_000 + KILLS * 10_000);
    expect((await queueState(db)).failed).toBe(0);

    const stored = await db.selectFrom("leads").select(["reference", "email"]).execute();
    for (const { email, reference } of seen) {
      expect(stored.filter((lead) => lead.email === email)).toEqual([{ reference, email }]);
      const mails = peer.received.filter(({ subject }) => subject?.includes(reference));
      const ids = new Set(mails.map(({ messageId }) => messageId));
      // The receipt and the notice, each once, or twice under one Message-ID when the server died in between.
      expect(ids.size, reference).toBe(2);
      expect(mails.length, reference).toBeLessThanOrEqual(4);
    }
    const twice = peer.received.length - new Set(peer.received.map(({ messageId }) => messageId)).size;
    console.log(
      `${KILLS} kills: ${seen.length} thank-you pages, ${stored.length} leads, ${peer.received.length} mails, ${twice} sent twice`,
    );
    await last.stop();
    await db.destroy();
    await peer.close();
    await database.stop();
  });
});
