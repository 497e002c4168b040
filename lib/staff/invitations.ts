import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { readConfig } from "#lib/config/env.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { addStaff, type Staff, staffByEmail } from "./accounts.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

export type Invited = Pick<Staff, "name" | "email" | "role">;

/** Who can be invited. */
export const invitedSchema: z.ZodType<Invited> = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  role: z.enum(["recruiter", "administrator"]),
});

/** The link that an invited person opens. */
export const invitationAddress = (token: string): string => `${readConfig().SITE_URL}/personal/valkommen?kod=${token}`;

/**
 * Invites a person, or one who is here already and has lost their device. An earlier invitation to the address ends.
 * @returns the token of the link, good once and for a day; only its hash is stored
 */
export function invite(person: Invited, db: Db = database(), now = Date.now()): Promise<string> {
  return db.transaction().execute((trx) => makeInvitation(trx, person, now));
}

async function makeInvitation(trx: Trx, person: Invited, now: number): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const email = canonicalEmail(person.email);
  await trx.deleteFrom("staff_invitations").where("email", "=", email).execute();
  const known = await staffByEmail(trx, email);
  await trx
    .insertInto("staff_invitations")
    .values({
      token_hash: hash(token),
      staff_id: known?.id ?? null,
      email,
      name: person.name,
      role: person.role,
      expires_at: new Date(now + DAY_MS).toISOString(),
    })
    .execute();
  return token;
}

const found = (db: Db, token: string, now: number) =>
  db
    .selectFrom("staff_invitations")
    .select(["staff_id", "name", "email", "role"])
    .where("token_hash", "=", hash(token))
    .where("expires_at", ">", new Date(now).toISOString());

/** Who is invited by a link, or undefined when it is unknown, used or too old. */
export async function findInvitation(
  token: string,
  db: Db = database(),
  now = Date.now(),
): Promise<Invited | undefined> {
  const row = await found(db, token, now).executeTakeFirst();
  return row && { name: row.name, email: row.email, role: row.role };
}

/** Uses an invitation up. Returns the person, who is new or has lost a device, or undefined when it is no longer good. */
export async function takeInvitation(trx: Trx, token: string, now = Date.now()): Promise<Staff | undefined> {
  const row = await found(trx, token, now).executeTakeFirst();
  const { numDeletedRows } = await trx
    .deleteFrom("staff_invitations")
    .where("token_hash", "=", hash(token))
    .executeTakeFirst();
  if (!row || numDeletedRows === 0n) return undefined;
  const { staff_id, ...person } = row;
  return staff_id ? staffByEmail(trx, person.email) : addStaff(trx, { ...person });
}
