import { randomUUID } from "node:crypto";
import { keyedHash } from "#lib/config/secret.ts";
import { type Db, database, lockByName, type Trx } from "#lib/db/database.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How many within which time. A person who mends an error a few times stays far below. */
export const limits = {
  /** Submissions, good or bad, from one network. */
  tries: [{ most: 60, withinMs: HOUR_MS }],
  /** Stored leads from one network: an office may share one. */
  address: [{ most: 20, withinMs: HOUR_MS }],
  /** Stored leads for one mailbox: not more than may be answered by mail, see lib/mail/lanes.ts. */
  mailbox: [
    { most: 3, withinMs: HOUR_MS },
    { most: 5, withinMs: DAY_MS },
  ],
} as const;

const keyOf = (name: keyof typeof limits, what: string) => keyedHash("limit", `${name}:${what}`);

/**
 * Counts one event, if the limit allows it. What is counted is stored as a keyed hash only, and forgotten when it no
 * longer counts.
 * @param event its name where it may come twice: it counts once
 * @returns false when the limit is reached; then nothing is counted
 */
export async function withinLimit(
  name: keyof typeof limits,
  what: string,
  { event = randomUUID(), db = database(), now = Date.now() }: { event?: string; db?: Db; now?: number } = {},
): Promise<boolean> {
  const key = keyOf(name, what);
  const id = keyedHash("limit-hit", `${key} ${event}`);
  const rules = limits[name];
  const longest = Math.max(...rules.map(({ withinMs }) => withinMs));
  return db.transaction().execute(async (trx) => {
    await lockByName(trx, key);
    const rows = await trx
      .selectFrom("limit_hits")
      .select(["id", "at"])
      .where("key", "=", key)
      .where("at", ">", new Date(now - longest).toISOString())
      .execute();
    if (rows.some((row) => row.id === id)) return true;
    const full = rules.some(
      ({ most, withinMs }) => rows.filter(({ at }) => Date.parse(at) > now - withinMs).length >= most,
    );
    if (full) return false;
    await trx
      .insertInto("limit_hits")
      .values({
        id,
        key,
        at: new Date(now).toISOString(),
        expires_at: new Date(now + longest).toISOString(),
      })
      .execute();
    return true;
  });
}

/** Forgets what no longer counts. */
export async function forgetOldLimits(trx: Trx, now = Date.now()): Promise<void> {
  await trx.deleteFrom("limit_hits").where("expires_at", "<", new Date(now).toISOString()).execute();
}

/** Forgets what was counted of one thing. */
export async function forgetLimit(trx: Trx, name: keyof typeof limits, what: string): Promise<void> {
  await trx.deleteFrom("limit_hits").where("key", "=", keyOf(name, what)).execute();
}
