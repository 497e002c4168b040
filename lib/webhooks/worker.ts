import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import type { Db } from "#lib/db/database.ts";
import { leaseWebhook, noteDelivered, postponeWebhook, type WebhookEvent } from "./queue.ts";

/** Delivers events after the Standard Webhooks specification: signed, by `webhook-id`, tried until they arrive. */

/** What an event says of its lead, written when it is sent; undefined where the lead is no longer there. */
export type Payload = (db: Db, event: WebhookEvent) => Promise<object | undefined>;

const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/** Doubling pauses, up to a quarter of an hour. */
const pauseAfter = (attempts: number) => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));

async function deliver(event: WebhookEvent, data: object): Promise<void> {
  const { WEBHOOK_URL = "", WEBHOOK_SECRET = "" } = readConfig();
  const now = new Date();
  const body = JSON.stringify({ type: event.type, timestamp: event.created_at, data });
  const response = await fetch(WEBHOOK_URL, {
    method: "POST",
    body,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      "Content-Type": "application/json",
      "webhook-id": event.id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(WEBHOOK_SECRET).sign(event.id, now, body),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
}

/**
 * Delivers what is due, the oldest first, until one does not arrive or it is told to stop.
 * @returns how many arrived
 */
export async function deliverDueWebhooks(
  db: Db,
  payload: Payload,
  { now = Date.now, signal }: { now?: () => number; signal?: AbortSignal } = {},
): Promise<number> {
  let delivered = 0;
  while (!signal?.aborted) {
    const event = await leaseWebhook(db, now());
    if (!event) break;
    try {
      const data = await payload(db, event);
      // Erased since: its own event says so.
      if (data) await deliver(event, data);
      await noteDelivered(db, event.id, now());
      delivered += 1;
    } catch (error) {
      log.warn({ webhook: event.id, attempt: event.attempts, ...errorFacts(error) }, "a webhook did not arrive");
      await postponeWebhook(db, event.id, now() + pauseAfter(event.attempts));
      return delivered;
    }
  }
  return delivered;
}

/**
 * Looks every second for events to deliver, where a receiver is configured.
 * @returns a function that stops it and waits for the delivery in hand
 */
export function startWebhookWorker(db: Db, payload: Payload): () => Promise<void> {
  if (!readConfig().WEBHOOK_URL) return async () => {};
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      await deliverDueWebhooks(db, payload, { signal: stop.signal }).catch((error) =>
        log.error(errorFacts(error), "webhooks could not be looked for"),
      );
      await wait(1000, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await loop;
  };
}
