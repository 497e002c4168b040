import { randomUUID } from "node:crypto";
import { keyedHash } from "#lib/config/secret.ts";
import { type Db, database } from "#lib/db/database.ts";

const WINDOW_MS = 60 * 60 * 1000;

/** How many in any one hour. A person who mends an error a few times stays far below. */
export const limits = {
  /** Submissions, good or bad, from one network address. */
  tries: 60,
  /** Stored leads from one network address: an office may share one. */
  address: 20,
  /** Stored leads with one e-mail address. */
  email: 3,
  /** Links to one's own data asked for with one e-mail address. */
  link: 3,
} as const;

/**
 * Counts one event in a sliding window of an hour, if the limit allows it.
 * What is counted is stored as a keyed hash only.
 * @returns false when the limit is reached; then nothing is counted
 */
export async function withinLimit(
  name: keyof typeof limits,
  what: string,
  db: Db = database(),
  now = Date.now(),
): Promise<boolean> {
  const key = keyedHash("limit", `${name}:${what}`);
  const start = new Date(now - WINDOW_MS).toISOString();
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom("limit_hits").where("at", "<", start).execute();
    const { hits } = await trx
      .selectFrom("limit_hits")
      .select((expression) => expression.fn.countAll<number | string>().as("hits"))
      .where("key", "=", key)
      .executeTakeFirstOrThrow();
    if (Number(hits) >= limits[name]) return false;
    await trx
      .insertInto("limit_hits")
      .values({ id: randomUUID(), key, at: new Date(now).toISOString() })
      .execute();
    return true;
  });
}
