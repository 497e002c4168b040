import { createHash, randomBytes } from "node:crypto";
import { site } from "#content/site.ts";
import type { Db } from "#lib/db/database.ts";
import type { LinkRow } from "#lib/db/schema.ts";

const HOUR = 60 * 60 * 1000;
const LIFETIME_MS: Record<LinkRow["purpose"], number> = {
  confirm: site.confirmationDays * 24 * HOUR,
  "self-service": HOUR,
  renew: site.reminderDays * 24 * HOUR,
};

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Makes a link for a lead's person. Only the token's hash is stored. Returns the token, 32 characters. */
export async function issueLink(
  trx: Db,
  leadId: string,
  purpose: LinkRow["purpose"],
  now = Date.now(),
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await trx
    .insertInto("links")
    .values({
      token_hash: hash(token),
      lead_id: leadId,
      purpose,
      expires_at: new Date(now + LIFETIME_MS[purpose]).toISOString(),
    })
    .execute();
  return token;
}

/** The lead that a link is for and whether it was used, or undefined when it is unknown or its time is over. */
export async function findLink(
  db: Db,
  token: string,
  purpose: LinkRow["purpose"],
  now = Date.now(),
): Promise<{ leadId: string; used: boolean } | undefined> {
  const row = await db
    .selectFrom("links")
    .select(["lead_id", "used_at"])
    .where("token_hash", "=", hash(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", new Date(now).toISOString())
    .executeTakeFirst();
  return row && { leadId: row.lead_id, used: row.used_at !== null };
}

/** Uses a link up. Returns its lead, or undefined when it is unknown, its time is over, or it was used before. */
export async function takeLink(
  trx: Db,
  token: string,
  purpose: LinkRow["purpose"],
  now = Date.now(),
): Promise<string | undefined> {
  const at = new Date(now).toISOString();
  const row = await trx
    .updateTable("links")
    .set({ used_at: at })
    .where("token_hash", "=", hash(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returning("lead_id")
    .executeTakeFirst();
  return row?.lead_id;
}
