import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { queueState } from "#lib/mail/outbox.ts";
import { faultDatabases } from "#tests/support/fault-databases.ts";
import { oldFormToken, SHARED_SECRET, sendOne } from "#tests/support/load.ts";
import { eventually, startSite } from "#tests/support/site.ts";
import { startSmtpPeer } from "#tests/support/smtp-peer.ts";

const DISTINCT = 400;

it(`two instances on one PostgreSQL take ${DISTINCT} submissions, each sent twice at once: each once, each mail once`, async () => {
  const database = await faultDatabases[1].make();
  const peer = await startSmtpPeer();
  const env = {
    ...database.env,
    APP_SECRET: SHARED_SECRET,
    SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
    LOG_LEVEL: "silent",
  };
  // Started at once: the migrations run under one lock.
  const sites = await Promise.all([
    startSite(env),
    startSite(env, { dataDir: mkdtempSync(path.join(tmpdir(), "fel-")) }),
  ]);
  const forms = Array.from({ length: DISTINCT }, (_, index) => ({
    token: oldFormToken(),
    email: `nr${index}@exempel.se`,
  }));
  // As one of both is stored, the other is on its way, often through the other instance.
  const queue = forms.flatMap((form) => [form, form]);
  const answers = new Map<string, Set<string>>();
  let next = 0;
  const worker = async (number: number) => {
    while (next < queue.length) {
      const form = queue[next++];
      const site = sites[number % 2];
      if (!form || !site) break;
      const sent = await sendOne(site, form.token, form.email);
      if (!sent) throw new Error(`not stored: ${form.email}`);
      answers.set(sent.email, (answers.get(sent.email) ?? new Set()).add(sent.reference));
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, number) => worker(number)));

  const db = database.open();
  await eventually(async () => ((await queueState(db)).queued === 0 ? true : undefined), 120_000);
  const stored = await db.selectFrom("leads").select(["reference", "email"]).execute();
  expect(stored).toHaveLength(DISTINCT);
  for (const { email, reference } of stored) expect([...(answers.get(email) ?? [])]).toEqual([reference]);
  expect(peer.received).toHaveLength(2 * DISTINCT);
  expect(new Set(peer.received.map(({ messageId }) => messageId)).size).toBe(2 * DISTINCT);
  await Promise.all(sites.map((site) => site.stop()));
  await db.destroy();
  await peer.close();
  await database.stop();
});
