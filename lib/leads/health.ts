import { log } from "#lib/config/log.ts";
import { database } from "#lib/db/database.ts";
import { queueState } from "#lib/mail/outbox.ts";

export interface Health {
  ok: boolean;
  database: "ok" | "unavailable";
  mail: { queued: number; failed: number } | undefined;
}

/** Whether a lead could be stored now: writes to the database, and takes the writing back. */
export async function checkHealth(): Promise<Health> {
  try {
    const db = database();
    const trx = await db.startTransaction().execute();
    try {
      await trx.insertInto("drafts").values({ token_hash: "health", payload: "", expires_at: "" }).execute();
    } finally {
      await trx.rollback().execute();
    }
    return { ok: true, database: "ok", mail: await queueState(db) };
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : "unknown" }, "health check failed");
    return { ok: false, database: "unavailable", mail: undefined };
  }
}
