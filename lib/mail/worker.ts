import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/config/log.ts";
import type { Db } from "#lib/db/database.ts";
import { leaseMail, markFailed, markSent, type QueuedMail } from "./outbox.ts";
import type { Deliver } from "./transport.ts";

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
/** A server that refuses for now is asked again for three days (RFC 5321, 4.5.4.1, asks for four to five at most). */
const LONGEST_WAIT_MS = 3 * 24 * 60 * 60 * 1000;

/** Pause before the next try: 10 s, 20 s, 40 s … up to an hour, each with up to a quarter of jitter. */
export function pauseAfter(attempts: number, random = Math.random()): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 + random / 4));
}

function smtpCode(error: unknown): number | undefined {
  return error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
    ? error.responseCode
    : undefined;
}

function errorName(error: unknown): string {
  const code = smtpCode(error);
  if (code) return `SMTP ${code}`;
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

async function sendOne(db: Db, deliver: Deliver, mail: QueuedMail): Promise<void> {
  try {
    await deliver(mail);
  } catch (error) {
    const refusedForGood = (smtpCode(error) ?? 0) >= 500;
    const retryAt = Date.now() + pauseAfter(mail.attempts);
    const giveUp = refusedForGood || retryAt - Date.parse(mail.createdAt) > LONGEST_WAIT_MS;
    await markFailed(db, mail, errorName(error), giveUp ? undefined : retryAt);
    log.warn({ mail: mail.id, attempt: mail.attempts, error: errorName(error), giveUp }, "mail not delivered");
    return;
  }
  await markSent(db, mail);
  log.info({ mail: mail.id, attempt: mail.attempts }, "mail delivered");
}

/** Sends every mail that is due, one after the other. Returns how many were in hand. */
export async function sendDueMails(db: Db, deliver: Deliver, signal?: AbortSignal): Promise<number> {
  let handled = 0;
  while (!signal?.aborted) {
    const mail = await leaseMail(db);
    if (!mail) break;
    await sendOne(db, deliver, mail);
    handled += 1;
  }
  return handled;
}

/**
 * Looks for due mails every second until told to stop. A database that is away is tried again, without end.
 * @returns a function that stops the worker and waits for the mail in hand
 */
export function startMailWorker(db: Db, deliver: Deliver): () => Promise<void> {
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      try {
        await sendDueMails(db, deliver, stop.signal);
        await wait(1000, undefined, { signal: stop.signal });
      } catch (error) {
        if (stop.signal.aborted) return;
        log.error({ error: errorName(error) }, "the mail queue could not be read");
        await wait(5000, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  })();
  return async () => {
    stop.abort();
    await loop;
  };
}
