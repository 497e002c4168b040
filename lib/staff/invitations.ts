import { randomBytes } from "node:crypto";
import * as z from "zod";
import { DAY_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { sha256 } from "#lib/config/sha256.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { addStaff, mayManage, type Staff, staffByEmail } from "./accounts.ts";

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
 * Invites a person, or one who is here already and has lost a device or a role. An earlier invitation to the address ends.
 * @param by the administrator who invites; undefined from the command line
 * @returns the token of the link, good once and for a day; only its hash is stored; undefined where `by` may not
 */
export function invite(
  person: Invited,
  by: Staff | undefined,
  db: Db = database(),
  now = Date.now(),
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    if (!(await mayManage(trx, by))) return undefined;
    const token = randomBytes(24).toString("base64url");
    const email = canonicalEmail(person.email);
    await trx.deleteFrom("staff_invitations").where("email", "=", email).execute();
    const known = await staffByEmail(trx, email);
    await trx
      .insertInto("staff_invitations")
      .values({
        token_hash: sha256(token),
        staff_id: known?.id ?? null,
        email,
        name: person.name,
        role: person.role,
        invited_by: by?.id ?? null,
        expires_at: new Date(now + DAY_MS).toISOString(),
      })
      .execute();
    return token;
  });
}

/** The invitations that nobody has used yet. */
export async function pendingInvitations(db: Db = database(), now = Date.now()): Promise<Invited[]> {
  const rows = await db
    .selectFrom("staff_invitations")
    .select(["name", "email", "role"])
    .where("expires_at", ">", new Date(now).toISOString())
    .orderBy("name")
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** Takes an invitation back. */
export async function withdrawInvitation(email: string, db: Db = database()): Promise<void> {
  await db.deleteFrom("staff_invitations").where("email", "=", email).execute();
}

const found = (db: Db, token: string, now: number) =>
  db
    .selectFrom("staff_invitations")
    .select(["staff_id", "name", "email", "role"])
    .where("token_hash", "=", sha256(token))
    .where("expires_at", ">", new Date(now).toISOString());

/** Who is invited by a link, and whether they are here already; undefined when it is unknown, used or too old. */
export async function findInvitation(
  token: string,
  db: Db = database(),
  now = Date.now(),
): Promise<(Invited & { isHere: boolean }) | undefined> {
  const row = await found(db, token, now).executeTakeFirst();
  return row && { name: row.name, email: row.email, role: row.role, isHere: row.staff_id !== null };
}

/** Uses an invitation up. Returns the person, who is new or has lost a device, or undefined when it is no longer good. */
export async function takeInvitation(trx: Trx, token: string, now = Date.now()): Promise<Staff | undefined> {
  const row = await found(trx, token, now).executeTakeFirst();
  const { numDeletedRows } = await trx
    .deleteFrom("staff_invitations")
    .where("token_hash", "=", sha256(token))
    .executeTakeFirst();
  if (!row || numDeletedRows === 0n) return undefined;
  const { staff_id: id, ...person } = row;
  if (!id) return addStaff(trx, { ...person });
  // A new invitation stands for a lost device: what was there opens nothing any more. Name and role stay as they are.
  for (const table of ["staff_passkeys", "staff_sessions"] as const) {
    await trx.deleteFrom(table).where("staff_id", "=", id).execute();
  }
  return staffByEmail(trx, person.email);
}
