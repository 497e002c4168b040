import { setTimeout as wait } from "node:timers/promises";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#lib/config/durations.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import type { Db, Trx } from "#lib/db/database.ts";
import { failureOf } from "./failure.ts";
import { dropMail, giveUp, type LaneOf, leaseMail, markSent, putBack, type QueuedMail, type Which } from "./outbox.ts";
import type { Mail, PostOffice } from "./transport.ts";

/** Whoever orders mails also writes them, and is told what became of them, in the same transaction. */
export interface Author {
  laneOf: LaneOf;
  /** Templates whose mails go apart from all others, since it is a secret whether one is sent. */
  secret: readonly string[];
  /** What the mail says now, or undefined when it is no longer to be sent. May store what its links need. */
  write: (trx: Trx, mail: QueuedMail) => Promise<Mail | undefined>;
  sent: (trx: Trx, mail: QueuedMail, at: string) => Promise<void>;
  givenUp: (trx: Trx, mail: QueuedMail, at: string) => Promise<void>;
}

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = HOUR_MS;
/** A server that refuses for now is asked again for three days (RFC 5321, 4.5.4.1, asks for four to five at most). */
const LONGEST_WAIT_MS = 3 * DAY_MS;
/** While the line itself is at fault the whole queue waits, not longer than this, so that it empties soon after. */
const LONGEST_LINE_PAUSE_MS = 5 * MINUTE_MS;

/** Pause before the next try: 10 s, 20 s, 40 s … up to an hour, each with up to a quarter of jitter. */
export function pauseAfter(attempts: number, random = Math.random()): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 + random / 4));
}

type Outcome = "done" | "line";

async function handleFailure(db: Db, author: Author, mail: QueuedMail, error: unknown): Promise<Outcome> {
  const { kind, code } = failureOf(error);
  const retryAt = Date.now() + pauseAfter(mail.attempts);
  const tooLong = kind === "later" && retryAt - Date.parse(mail.createdAt) > LONGEST_WAIT_MS;
  const over = kind === "refused" || tooLong;
  log.warn({ mail: mail.id, attempt: mail.attempts, error: code, givenUp: over }, "mail not delivered");
  if (over) {
    await db.transaction().execute(async (trx) => {
      if (await giveUp(trx, mail, code)) await author.givenUp(trx, mail, new Date().toISOString());
    });
    return "done";
  }
  const soon = Date.now() + Math.min(pauseAfter(mail.attempts), LONGEST_LINE_PAUSE_MS);
  await putBack(db, mail, code, kind === "line" ? soon : retryAt);
  return kind === "line" ? "line" : "done";
}

async function sendOne(db: Db, office: PostOffice, author: Author, mail: QueuedMail): Promise<Outcome> {
  let letter: Mail | undefined;
  try {
    letter = await db.transaction().execute(async (trx) => {
      const written = await author.write(trx, mail);
      if (!written) await dropMail(trx, mail);
      return written;
    });
  } catch (error) {
    log.error({ mail: mail.id, ...errorFacts(error) }, "a mail could not be written");
    await putBack(db, mail, "WRITE", Date.now() + pauseAfter(mail.attempts));
    return "done";
  }
  if (!letter) return "done";
  try {
    await office.deliver({ ...letter, id: mail.id, messageId: mail.messageId, recipient: mail.recipient });
  } catch (error) {
    return handleFailure(db, author, mail, error);
  }
  const stillWanted = await db.transaction().execute(async (trx) => {
    const at = new Date().toISOString();
    const marked = await markSent(trx, mail, at);
    if (marked) await author.sent(trx, mail, at);
    return marked;
  });
  // Erased while it was in hand: what can be taken back is.
  if (!stillWanted) await office.forget([mail.id]);
  log.info({ mail: mail.id, attempt: mail.attempts }, "mail delivered");
  return "done";
}

interface Round {
  which?: Which;
  /** How many at most. */
  most?: number;
  signal?: AbortSignal;
}

/**
 * Sends every mail that is due, one after the other, until the line turns out to be at fault.
 * @returns how many were in hand, and whether the line works
 */
export async function sendDueMails(
  db: Db,
  office: PostOffice,
  author: Author,
  { which, most = Number.POSITIVE_INFINITY, signal }: Round = {},
): Promise<{ handled: number; lineWorks: boolean }> {
  let handled = 0;
  while (!signal?.aborted && handled < most) {
    const mail = await leaseMail(db, author.laneOf, Date.now(), which);
    if (!mail) break;
    handled += 1;
    if ((await sendOne(db, office, author, mail)) === "line") return { handled, lineWorks: false };
  }
  return { handled, lineWorks: true };
}

/** Waits so many milliseconds, or until told to stop. */
const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => {});

/** Sends due mails round after round until told to stop, with a pause after each (milliseconds). */
async function keepSending(send: () => ReturnType<typeof sendDueMails>, pauseMs: number, signal: AbortSignal) {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { lineWorks } = await send();
      failures = lineWorks ? 0 : failures + 1;
      await pause(lineWorks ? pauseMs : Math.min(pauseAfter(failures), LONGEST_LINE_PAUSE_MS), signal);
    } catch (error) {
      log.error({ error: failureOf(error).code }, "the mail queue could not be worked off");
      await pause(5000, signal);
    }
  }
}

/** From one mail that goes apart to the next: more, and far less even, than a mail server takes for one. */
const LONGEST_APART_MS = 1000;

/**
 * Looks for due mails every second until told to stop. A database or a mail server that is away is tried again,
 * without end. The author's secret ones go apart, one at a time with pauses of chance: a mail that waits behind another
 * tells whoever gets it that there was another.
 * @returns a function that stops the worker and waits for the mails in hand
 */
export function startMailWorker(db: Db, office: PostOffice, author: Author): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const send = (round: Round) => sendDueMails(db, office, author, { ...round, signal });
  const others = () => send({ which: { without: author.secret } });
  const apart = async () => {
    // Beside the mail, not after it: how long it took is then no part of when the next one goes.
    const [round] = await Promise.all([
      send({ which: { only: author.secret }, most: 1 }),
      pause(Math.random() * LONGEST_APART_MS, signal),
    ]);
    return round;
  };
  const loops = [keepSending(others, 1000, signal), keepSending(apart, 0, signal)];
  return async () => {
    stop.abort();
    await Promise.all(loops);
  };
}
