import { randomUUID } from "node:crypto";
import { DAY_MS, HOUR_MS } from "#lib/config/durations.ts";
import { keyedHash } from "#lib/config/secret.ts";
import { type Db, database, lockByName, type Trx } from "#lib/db/database.ts";

/** Asked in this order: two that each hold what the other waits for would wait for ever. */
const limitNames = ["tries", "address", "mailbox"] as const;
type LimitName = (typeof limitNames)[number];

/** How many within which time. A person who mends an error a few times stays far below. */
export const limits = {
  /** Submissions, good or bad, from one network. */
  tries: [{ most: 60, withinMs: HOUR_MS }],
  /** Stored leads from one network: an office may share one. */
  address: [{ most: 20, withinMs: HOUR_MS }],
  /** Stored leads for one mailbox: what waits to be answered by mail stays short, see lib/mail/lanes.ts. */
  mailbox: [
    { most: 3, withinMs: HOUR_MS },
    { most: 5, withinMs: DAY_MS },
  ],
} as const satisfies Record<LimitName, readonly { most: number; withinMs: number }[]>;

const keyOf = (name: LimitName, what: string) => keyedHash("limit", `${name}:${what}`);

/** Whether one more is allowed, and the row that counts it, unless it has been counted. */
async function oneMore(trx: Trx, name: LimitName, what: string, { event, now }: { event: string; now: number }) {
  const key = keyOf(name, what);
  const id = keyedHash("limit-hit", `${key} ${event}`);
  const rules = limits[name];
  const longest = Math.max(...rules.map(({ withinMs }) => withinMs));
  await lockByName(trx, key);
  const rows = await trx
    .selectFrom("limit_hits")
    .select(["id", "at"])
    .where("key", "=", key)
    .where("at", ">", new Date(now - longest).toISOString())
    .execute();
  if (rows.some((row) => row.id === id)) return { may: true };
  const may = rules.every(
    ({ most, withinMs }) => rows.filter(({ at }) => Date.parse(at) > now - withinMs).length < most,
  );
  const hit = { id, key, at: new Date(now).toISOString(), expires_at: new Date(now + longest).toISOString() };
  return { may, hit };
}

/**
 * Counts one event, if all its limits allow it. What is counted is stored as a keyed hash only, and forgotten when it no
 * longer counts.
 * @param counted by which limits, each with what it counts by
 * @param event its name where it may come twice: it counts once
 * @returns false when one of the limits is reached; then nothing is counted
 */
export async function withinLimits(
  counted: Partial<Record<LimitName, string>>,
  { event = randomUUID(), db = database(), now = Date.now() }: { event?: string; db?: Db; now?: number } = {},
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const hits = [];
    for (const name of limitNames) {
      const what = counted[name];
      if (what === undefined) continue;
      const { may, hit } = await oneMore(trx, name, what, { event, now });
      if (!may) return false;
      if (hit) hits.push(hit);
    }
    if (hits.length > 0) await trx.insertInto("limit_hits").values(hits).execute();
    return true;
  });
}

/** Forgets what no longer counts. */
export async function forgetOldLimits(trx: Trx, now = Date.now()): Promise<void> {
  await trx.deleteFrom("limit_hits").where("expires_at", "<", new Date(now).toISOString()).execute();
}

/** Forgets what was counted of one thing. */
export async function forgetLimit(trx: Trx, name: LimitName, what: string): Promise<void> {
  await trx.deleteFrom("limit_hits").where("key", "=", keyOf(name, what)).execute();
}
