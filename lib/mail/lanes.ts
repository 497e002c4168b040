import { DAY_MS, HOUR_MS } from "#lib/config/durations.ts";
import { lockByName, type Trx } from "#lib/db/database.ts";
import { addressHash, mailboxHash } from "./address.ts";

/**
 * Mails that a stranger can set off by typing an address go in one of two lanes, so that whoever fills one leaves the
 * other free: what the forms send, and the link to one's own data.
 */
export type Lane = "forms" | "own-data";

interface Rule {
  most: number;
  withinMs: number;
}

/**
 * From the forms to one mailbox; with a link, to one address: a link opens one spelling, so that a link to another must
 * not keep it waiting. Neither lane knows of the other, so neither can fill it.
 */
const RULES: Record<Lane, readonly Rule[]> = {
  forms: [
    { most: 2, withinMs: HOUR_MS },
    { most: 5, withinMs: DAY_MS },
  ],
  "own-data": [
    { most: 1, withinMs: HOUR_MS },
    { most: 5, withinMs: DAY_MS },
  ],
};

interface Room {
  /** Whether the mail may go now; it is then counted. */
  now: boolean;
  /** When the next mail in this lane may go, in milliseconds: this one, where it may not go now. */
  nextAt: number;
}

/** What a lane counts by. */
const COUNTED_AS: Record<Lane, (recipient: string) => string> = { forms: mailboxHash, "own-data": addressHash };

/** From when on one more fits. `hits` are times, newest first. */
function fitsFrom(hits: readonly number[], rules: readonly Rule[], now: number): number {
  const ends = rules.flatMap(({ most, withinMs }) => {
    const limiting = hits[most - 1];
    return limiting === undefined ? [] : [limiting + withinMs];
  });
  return Math.max(now, ...ends);
}

/**
 * Takes room for a mail in a lane of its recipient. The same mail again takes no more.
 * @param mailId told apart by this
 */
export async function takeRoom(trx: Trx, lane: Lane, recipient: string, mailId: string, now: number): Promise<Room> {
  const mailbox = COUNTED_AS[lane](recipient);
  await lockByName(trx, mailbox);
  const rows = await trx
    .selectFrom("mailbox_hits")
    .select(["id", "at"])
    .where("mailbox", "=", mailbox)
    .where("lane", "=", lane)
    .where("at", ">", new Date(now - DAY_MS).toISOString())
    .orderBy("at", "desc")
    .execute();
  const others = rows.filter(({ id }) => id !== mailId).map(({ at }) => Date.parse(at));
  const nextAt = fitsFrom(others, RULES[lane], now);
  if (nextAt > now) return { now: false, nextAt };
  const at = new Date(now).toISOString();
  await trx
    .insertInto("mailbox_hits")
    .values({ id: mailId, mailbox, lane, at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ at }))
    .execute();
  return { now: true, nextAt: fitsFrom([now, ...others], RULES[lane], now) };
}

/** Forgets what was counted more than a day ago. */
export async function forgetOldHits(trx: Trx, now = Date.now()): Promise<void> {
  await trx
    .deleteFrom("mailbox_hits")
    .where("at", "<", new Date(now - DAY_MS).toISOString())
    .execute();
}

/** Forgets what was counted for an address and its mailbox. */
export async function forgetMailbox(trx: Trx, email: string): Promise<void> {
  await trx
    .deleteFrom("mailbox_hits")
    .where("mailbox", "in", [mailboxHash(email), addressHash(email)])
    .execute();
}
