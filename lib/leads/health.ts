import { randomUUID } from "node:crypto";
import { log } from "#lib/config/log.ts";
import { type Db, database } from "#lib/db/database.ts";
import { queueState } from "#lib/mail/outbox.ts";

export interface Health {
  ok: boolean;
  database: "ok" | "unavailable";
  mail: { queued: number; failed: number } | undefined;
}

/** As much as a long lead: less may find room where a lead does not. */
const TRIAL = "x".repeat(32 * 1024);

/** Writes as much as a lead to the disk, and takes it away again. Throws when a lead could not be stored now. */
async function tryToStore(db: Db): Promise<void> {
  const name = `health-${randomUUID()}`;
  await db.insertInto("drafts").values({ token_hash: name, payload: TRIAL, expires_at: "" }).execute();
  await db.deleteFrom("drafts").where("token_hash", "=", name).execute();
}

async function look(): Promise<Health> {
  try {
    const db = database();
    await tryToStore(db);
    return { ok: true, database: "ok", mail: await queueState(db) };
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : "unknown" }, "health check failed");
    return { ok: false, database: "unavailable", mail: undefined };
  }
}

let underWay: Promise<Health> | undefined;

/** Whether a lead could be stored now, and what waits in the mail queue. Whoever asks meanwhile gets the same answer. */
export function checkHealth(): Promise<Health> {
  // Each look writes to the disk, and anybody may ask: many at once must not become many writes.
  underWay ??= look().finally(() => {
    underWay = undefined;
  });
  return underWay;
}
