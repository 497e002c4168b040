import { randomUUID } from "node:crypto";
import { type Db, database, lockByName, type Trx } from "#lib/db/database.ts";
import type { StaffRow } from "#lib/db/schema.ts";

/** Who works here, as the pages under /personal know them. */
export interface Staff {
  id: string;
  name: string;
  email: string;
  role: StaffRow["role"];
}

export const roleNames: Readonly<Record<StaffRow["role"], string>> = {
  recruiter: "Rekryterare",
  administrator: "Administratör",
};

const columns = ["id", "name", "email", "role"] as const;

/** Everyone who may sign in, by name. */
export async function listStaff(db: Db = database()): Promise<Staff[]> {
  const rows = await db.selectFrom("staff").select(columns).where("removed_at", "is", null).orderBy("name").execute();
  return rows.map((row) => ({ ...row }));
}

/** The person with this address who may sign in, or undefined. */
export async function staffByEmail(db: Db, email: string): Promise<Staff | undefined> {
  const row = await db
    .selectFrom("staff")
    .select(columns)
    .where("email", "=", email)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row && { ...row };
}

export async function addStaff(trx: Trx, { name, email, role }: Omit<Staff, "id">): Promise<Staff> {
  const staff = { id: randomUUID(), name, email, role };
  await trx
    .insertInto("staff")
    .values({ ...staff, created_at: new Date().toISOString(), removed_at: null, oidc: null })
    .execute();
  return staff;
}

/**
 * Whether somebody may change who works here: an administrator who is one at this moment, or the command line. Until the
 * transaction ends nobody else changes it.
 */
export async function mayManage(trx: Trx, by: Staff | undefined): Promise<boolean> {
  await lockByName(trx, "staff");
  if (!by) return true;
  const row = await trx
    .selectFrom("staff")
    .select("id")
    .where("id", "=", by.id)
    .where("role", "=", "administrator")
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes a person's keys, sessions and invitations away at once, those that the person has given too. The name stays with
 * what the person did. Nobody removes themselves: somebody has to be left who can invite.
 */
export async function removeStaff(staffId: string, by: Staff | undefined, db: Db = database()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (by?.id === staffId || !(await mayManage(trx, by))) return;
    await trx
      .updateTable("staff")
      .set({ removed_at: new Date().toISOString(), oidc: null })
      .where("id", "=", staffId)
      .execute();
    await trx.deleteFrom("staff_invitations").where("invited_by", "=", staffId).execute();
    for (const table of ["staff_sessions", "staff_passkeys", "staff_invitations"] as const) {
      await trx.deleteFrom(table).where("staff_id", "=", staffId).execute();
    }
  });
}
