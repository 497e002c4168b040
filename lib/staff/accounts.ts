import { randomUUID } from "node:crypto";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { StaffRow } from "#lib/db/schema.ts";

/** Who works here, as the pages under /personal know them. */
export interface Staff {
  id: string;
  name: string;
  email: string;
  role: StaffRow["role"];
}

export const roleNames: Readonly<Record<StaffRow["role"], string>> = {
  recruiter: "Handläggare",
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

/** Takes a person's keys, sessions and invitations away at once. The name stays with what the person did. */
export async function removeStaff(staffId: string, db: Db = database()): Promise<void> {
  await db.transaction().execute((trx) => remove(trx, staffId));
}

async function remove(trx: Trx, staffId: string): Promise<void> {
  await trx
    .updateTable("staff")
    .set({ removed_at: new Date().toISOString(), oidc: null })
    .where("id", "=", staffId)
    .execute();
  for (const table of ["staff_sessions", "staff_passkeys", "staff_invitations"] as const) {
    await trx.deleteFrom(table).where("staff_id", "=", staffId).execute();
  }
}
