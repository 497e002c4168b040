import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { confirm } from "#lib/leads/confirm.ts";
import { finishErasing } from "#lib/leads/erase.ts";
import { findLead, listLeads } from "#lib/leads/lead.ts";
import { webhookPayload } from "#lib/leads/webhook-payload.ts";
import { eraseLead } from "#lib/staff/lead.ts";
import { leaseWebhook, noteDelivered } from "#lib/webhooks/queue.ts";
import { deliverDueWebhooks } from "#lib/webhooks/worker.ts";
import { databases } from "#tests/support/both-databases.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { store } from "#tests/support/leads.ts";

const MINUTE_MS = 60_000;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

interface Got {
  id: string;
  body: { type: string; data: { reference: string; values?: { name?: string } } };
}

let server: Server;
let isDown = false;
const got: Got[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      if (isDown) return response.writeHead(503).end();
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      // Throws where the signature is not ours.
      new Webhook(SECRET).verify(text, headers);
      got.push({ id: headers["webhook-id"] ?? "", body: JSON.parse(text) });
      return response.writeHead(204).end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

vi.mock("#lib/content/site.ts", async (original) => {
  const module = await original<typeof import("#lib/content/site.ts")>();
  return { ...module, site: () => ({ ...module.site(), recipient: "ett provsystem" }) };
});

describe.each(databases)("webhooks on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
    got.length = 0;
    isDown = false;
    vi.stubEnv("WEBHOOK_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`);
    vi.stubEnv("WEBHOOK_SECRET", SECRET);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await test.close();
  });

  const deliver = (now?: () => number) => deliverDueWebhooks(test.db, webhookPayload, now ? { now } : {});
  const types = () => got.map(({ body }) => body.type);

  it("tell of a candidate when it comes, counts, and is erased; of the person only while it counts", async () => {
    const { reference } = await store(test.db, "candidate", { name: "Åsa Öberg" });
    await deliver();
    expect(got[0]?.body).toMatchObject({ type: "lead.received", data: { reference } });
    expect(got[0]?.body.data.values).toBeUndefined();

    const [found] = await listLeads(test.db);
    const lead = found && (await findLead(test.db, found.id));
    if (!lead) throw new Error("not stored");
    const erased = await test.db.transaction().execute((trx) => confirm(trx, lead, Date.now()));
    await finishErasing(test.db, erased);
    await deliver();
    expect(got[1]?.body).toMatchObject({ type: "lead.confirmed", data: { reference, values: { name: "Åsa Öberg" } } });

    await eraseLead(reference, test.db);
    await deliver();
    expect(types()).toEqual(["lead.received", "lead.confirmed", "lead.erased"]);
    expect(JSON.stringify(got[2])).not.toContain("Öberg");
  });

  it("wait for a receiver that is away for three hours, and then tell in order", async () => {
    for (let count = 0; count < 5; count += 1) await store(test.db, "contact", { email: `a${count}@exempel.se` });
    isDown = true;
    let now = Date.now();
    for (let minute = 0; minute < 180; minute += 1) {
      now += MINUTE_MS;
      await deliver(() => now);
    }
    expect(got).toEqual([]);
    isDown = false;
    for (let minute = 0; minute < 20; minute += 1) {
      now += MINUTE_MS;
      await deliver(() => now);
    }
    expect(types()).toEqual(Array.from({ length: 5 }, () => "lead.received"));
  });

  it("tell of what came first first, though its turn comes later", async () => {
    await store(test.db, "candidate");
    isDown = true;
    await deliver();
    isDown = false;
    const [lead] = await listLeads(test.db);
    if (!lead) throw new Error("not stored");
    await new Promise((resolve) => setTimeout(resolve, 2));
    await test.db.transaction().execute((trx) => confirm(trx, lead, Date.now()));
    // The first waits for its next try.
    expect(await deliver()).toBe(0);
    await deliver(() => Date.now() + MINUTE_MS);
    expect(types()).toEqual(["lead.received", "lead.confirmed"]);
  });

  it("stop between two deliveries when they are told to", async () => {
    for (let count = 0; count < 3; count += 1) await store(test.db, "contact", { email: `c${count}@exempel.se` });
    const stop = new AbortController();
    const payload: typeof webhookPayload = async (db, event) => {
      stop.abort();
      return webhookPayload(db, event);
    };
    expect(await deliverDueWebhooks(test.db, payload, { signal: stop.signal })).toBe(1);
    expect(got).toHaveLength(1);
  });

  it("of somebody who is erased while the receiver is away tell only that", async () => {
    isDown = true;
    const { reference } = await store(test.db, "contact", { name: "Bo Ek" });
    await deliver();
    await eraseLead(reference, test.db);
    isDown = false;
    await deliver(() => Date.now() + 60 * MINUTE_MS);
    expect(types()).toEqual(["lead.erased"]);
    expect(JSON.stringify(got)).not.toContain("Bo Ek");
  });

  it("tell that somebody is erased after what is in hand, not beside it", async () => {
    const { reference } = await store(test.db, "contact");
    const inHand = await leaseWebhook(test.db);
    expect(await eraseLead(reference, test.db)).toBe(true);
    expect(await deliver()).toBe(0);
    await noteDelivered(test.db, inHand?.id ?? "");
    expect(await deliver()).toBe(1);
    expect(types()).toEqual(["lead.erased"]);
  });

  it("arrive when the sender is killed fifty times with one in hand, each once by its id", async () => {
    for (let count = 0; count < 50; count += 1) await store(test.db, "contact", { email: `b${count}@exempel.se` });
    let now = Date.now();
    // Taken, and then the process is gone: sometimes before the receiver had it, sometimes after.
    for (let kill = 0; kill < 50; kill += 1) {
      const event = await leaseWebhook(test.db, now);
      if (event && kill % 2 === 0) got.push({ id: event.id, body: { type: event.type, data: event } });
      now += 2 * MINUTE_MS;
    }
    await deliver(() => now);
    expect(new Set(got.map(({ id }) => id)).size).toBe(50);
  });
});
