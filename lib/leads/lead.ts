import * as z from "zod";
import { type Db, database, lockByName, type Trx } from "#lib/db/database.ts";
import type { LeadRow } from "#lib/db/schema.ts";
import type { FormValues } from "#lib/forms/form.ts";
import { type ProfileSnapshot, profileSnapshotSchema } from "./profile-snapshot.ts";

export interface Lead {
  id: string;
  reference: string;
  kind: LeadRow["kind"];
  state: LeadRow["state"];
  /** Canonical. */
  email: string;
  values: FormValues;
  /** The requirement profile as it was when it was sent. */
  profile: ProfileSnapshot | undefined;
  createdAt: string;
  /** When the person showed that the address is theirs. */
  confirmedAt: string | undefined;
}

const storedValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A lead as its row says it. */
export function leadFromRow(row: LeadRow): Lead {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: row.state,
    email: row.email,
    // Not by today's form: what was sent is shown as it was sent, whatever has become of the form since.
    values: storedValues.parse(JSON.parse(row.data)),
    profile: row.profile ? profileSnapshotSchema.parse(JSON.parse(row.profile)) : undefined,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
  };
}

/** Holds up whatever else would change what is held under an address, until the transaction ends. */
export const lockAddress = (trx: Trx, email: string): Promise<void> => lockByName(trx, `address ${email}`);

/** The lead with this id, or undefined. */
export async function findLead(db: Db, id: string): Promise<Lead | undefined> {
  const row = await db.selectFrom("leads").selectAll().where("id", "=", id).executeTakeFirst();
  return row && leadFromRow(row);
}

/** Every lead with this address, the newest first. */
export async function leadsOf(db: Db, email: string): Promise<Lead[]> {
  const rows = await db
    .selectFrom("leads")
    .selectAll()
    .where("email", "=", email)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(leadFromRow);
}

/** The leads, newest first: all of them, or so many. */
export async function listLeads(db: Db = database(), most?: number): Promise<Lead[]> {
  let newest = db.selectFrom("leads").selectAll().orderBy("created_at", "desc");
  if (most !== undefined) newest = newest.limit(most);
  return (await newest.execute()).map(leadFromRow);
}
