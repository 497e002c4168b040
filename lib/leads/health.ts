import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { errorFacts, log } from "#lib/config/log.ts";
import { type Db, database } from "#lib/db/database.ts";

/** As much as a long lead: less may find room where a lead does not. */
const TRIAL = "x".repeat(32 * 1024);

/** Writes as much as a lead to the disk, and takes it away again. Throws when a lead could not be stored now. */
async function tryToStore(db: Db): Promise<void> {
  const name = `health-${randomUUID()}`;
  await db.insertInto("drafts").values({ token_hash: name, payload: TRIAL, expires_at: "" }).execute();
  await db.deleteFrom("drafts").where("token_hash", "=", name).execute();
}

/** A database that stands still answers nothing, for as long as it stands. */
const LONGEST_MS = 5000;

async function look(): Promise<boolean> {
  try {
    const tooLong = wait(LONGEST_MS, undefined, { ref: false }).then(() => {
      throw new Error("the database does not answer");
    });
    await Promise.race([tryToStore(database()), tooLong]);
    return true;
  } catch (error) {
    log.error(errorFacts(error), "health check failed");
    return false;
  }
}

let underWay: Promise<boolean> | undefined;

/** Whether a lead could be stored now: nothing else, since a count tells who is a member. Whoever asks meanwhile gets the same answer. */
export function canStore(): Promise<boolean> {
  // Each look writes to the disk, and anybody may ask: many at once must not become many writes.
  underWay ??= look().finally(() => {
    underWay = undefined;
  });
  return underWay;
}
