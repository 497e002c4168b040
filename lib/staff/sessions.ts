import { randomBytes } from "node:crypto";
import { HOUR_MS, MINUTE_MS } from "#lib/config/durations.ts";
import { sha256 } from "#lib/config/sha256.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { Staff } from "./accounts.ts";

/** A day's work; then one signs in again. */
const LONGEST_MS = 12 * HOUR_MS;
/** Nobody sits there any more. */
const IDLE_MS = 2 * HOUR_MS;
/** How exactly the last use is noted: not every page needs a write. */
const NOTED_EVERY_MS = MINUTE_MS;

/**
 * Opens a session: a new token each time, so that none from before the sign-in is worth anything.
 * @returns the token, which is stored nowhere
 */
export async function openSession(trx: Trx, staffId: string, now = Date.now()): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = new Date(now).toISOString();
  await trx
    .insertInto("staff_sessions")
    .values({ token_hash: sha256(token), staff_id: staffId, created_at: at, seen_at: at })
    .execute();
  return token;
}

/** Whose session it is, or undefined: unknown, ended, idle for too long, or the person has been removed. */
export async function staffOf(token: string, db: Db = database(), now = Date.now()): Promise<Staff | undefined> {
  if (!token) return undefined;
  const row = await db
    .selectFrom("staff_sessions")
    .innerJoin("staff", "staff.id", "staff_sessions.staff_id")
    .select(["staff.id", "name", "email", "role", "seen_at"])
    .where("token_hash", "=", sha256(token))
    .where("staff_sessions.created_at", ">", new Date(now - LONGEST_MS).toISOString())
    .where("seen_at", ">", new Date(now - IDLE_MS).toISOString())
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { seen_at, ...staff } = row;
  if (Date.parse(seen_at) < now - NOTED_EVERY_MS) {
    await db
      .updateTable("staff_sessions")
      .set({ seen_at: new Date(now).toISOString() })
      .where("token_hash", "=", sha256(token))
      .execute();
  }
  return { ...staff };
}

export async function closeSession(token: string, db: Db = database()): Promise<void> {
  await db.deleteFrom("staff_sessions").where("token_hash", "=", sha256(token)).execute();
}

/** Signs a person out everywhere. */
export async function closeSessionsOf(staffId: string, db: Db = database()): Promise<void> {
  await db.deleteFrom("staff_sessions").where("staff_id", "=", staffId).execute();
}

/** Forgets what is over: sessions, challenges and invitations. */
export async function forgetOldStaffRows(trx: Trx, now = Date.now()): Promise<void> {
  const at = new Date(now).toISOString();
  const longAgo = new Date(now - LONGEST_MS).toISOString();
  await trx.deleteFrom("staff_sessions").where("created_at", "<", longAgo).execute();
  await trx.deleteFrom("staff_challenges").where("expires_at", "<", at).execute();
  await trx.deleteFrom("staff_invitations").where("expires_at", "<", at).execute();
}
