import { keyedHash } from "#lib/config/secret.ts";
import { sha256 } from "#lib/config/sha256.ts";
import type { Db, Trx } from "#lib/db/database.ts";
import type { LinkRow } from "#lib/db/schema.ts";

interface NewLink {
  /** The mail that carries it: the same mail sent again carries the same link. */
  mailId: string;
  purpose: LinkRow["purpose"];
  email: string;
  leadId?: string;
  /** Milliseconds. */
  expiresAt: number;
}

/**
 * Makes the link that a mail carries, or has it live on from now. Its token is made from the mail's id with our secret
 * and stands nowhere: only its hash is stored.
 * @returns the token, 32 characters
 */
export async function issueLink(trx: Trx, { mailId, purpose, email, leadId, expiresAt }: NewLink): Promise<string> {
  const token = keyedHash("link", mailId).slice(0, 32);
  const expires_at = new Date(expiresAt).toISOString();
  await trx
    .insertInto("links")
    .values({ token_hash: sha256(token), lead_id: leadId ?? null, email, purpose, expires_at })
    .onConflict((conflict) => conflict.column("token_hash").doUpdateSet({ expires_at }))
    .execute();
  return token;
}

interface FoundLink {
  leadId: string | undefined;
  email: string;
  used: boolean;
}

/** What a link is for and whether it was used, or undefined when it is unknown or its time is over. */
export async function findLink(
  db: Db,
  token: string,
  purpose: LinkRow["purpose"],
  now = Date.now(),
): Promise<FoundLink | undefined> {
  const row = await db
    .selectFrom("links")
    .select(["lead_id", "email", "used_at"])
    .where("token_hash", "=", sha256(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", new Date(now).toISOString())
    .executeTakeFirst();
  return row && { leadId: row.lead_id ?? undefined, email: row.email, used: row.used_at !== null };
}

/** Uses a link up. Returns its lead, or undefined when it is unknown, its time is over, or it was used before. */
export async function takeLink(
  trx: Trx,
  token: string,
  purpose: LinkRow["purpose"],
  now = Date.now(),
): Promise<string | undefined> {
  const at = new Date(now).toISOString();
  const row = await trx
    .updateTable("links")
    .set({ used_at: at })
    .where("token_hash", "=", sha256(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returning("lead_id")
    .executeTakeFirst();
  return row?.lead_id ?? undefined;
}

/** Forgets links whose time is over. */
export async function forgetOldLinks(trx: Trx, now = Date.now()): Promise<void> {
  await trx.deleteFrom("links").where("expires_at", "<", new Date(now).toISOString()).execute();
}
