import { createHash, randomUUID } from "node:crypto";
import * as z from "zod";
import { readConfig } from "#lib/config/env.ts";
import { decryptBytes, encryptBytes, knownKeyIds } from "#lib/config/secret.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { FileRow } from "#lib/db/schema.ts";
import { type CvFlag, cvFlagSchema, type TakenCv } from "./verdict.ts";

const PURPOSE = "cv";
const TEXT_PURPOSE = "cv-text";

/** A file that has passed the check. */
export interface AcceptedFile extends TakenCv {
  name: string;
  bytes: Buffer;
}

/** What is shown of a stored file. */
export type FileInfo = Pick<FileRow, "name" | "type" | "size" | "scan"> & { flags: CvFlag[] };

const flagsIn = (row: Pick<FileRow, "flags">) => z.array(cvFlagSchema).parse(JSON.parse(row.flags));

/** A file belongs to a lead, or to the draft of a submission that was sent back. */
export type FileOwner = { leadId: string } | { draftHash: string };

const ownedBy = (owner: FileOwner) =>
  "leadId" in owner ? (["lead_id", owner.leadId] as const) : (["draft_hash", owner.draftHash] as const);

interface Keeping {
  /** Whether it waits with a draft or an unconfirmed sign-up: such files share the budget PENDING_FILES_MB. */
  pending: boolean;
}

/** Stores a file encrypted, in the transaction that stores its owner. The owner's earlier file is replaced. */
export async function saveFile(trx: Trx, owner: FileOwner, file: AcceptedFile, { pending }: Keeping): Promise<void> {
  await deleteFiles(trx, owner);
  const { keyId, content } = encryptBytes(PURPOSE, file.bytes);
  await trx
    .insertInto("files")
    .values({
      id: randomUUID(),
      lead_id: "leadId" in owner ? owner.leadId : null,
      draft_hash: "draftHash" in owner ? owner.draftHash : null,
      name: file.name,
      type: file.type,
      size: file.bytes.length,
      key_id: keyId,
      content,
      flags: JSON.stringify(file.flags),
      // With the same key: the secret may be changed, but not between two lines.
      text: encryptBytes(TEXT_PURPOSE, Buffer.from(file.text)).content,
      scan: "none",
      pending: pending ? 1 : 0,
      created_at: new Date().toISOString(),
    })
    .execute();
}

/** Gives a file from one owner to the next. An owner without a file gives nothing and takes nothing away. */
export async function moveFile(trx: Trx, from: FileOwner, to: FileOwner, { pending }: Keeping): Promise<void> {
  if (!(await fileInfo(trx, from))) return;
  await deleteFiles(trx, to);
  await trx
    .updateTable("files")
    .set("leadId" in to ? { lead_id: to.leadId, draft_hash: null } : { draft_hash: to.draftHash })
    .set({ pending: pending ? 1 : 0 })
    .where(...equals(from))
    .execute();
}

/** Whether there is room for one more file that nobody has confirmed. */
export async function hasRoomFor(file: AcceptedFile, db: Db = database()): Promise<boolean> {
  const { used } = await db
    .selectFrom("files")
    .select((expression) => expression.fn.sum<number | string | null>("size").as("used"))
    .where("pending", "=", 1)
    .executeTakeFirstOrThrow();
  return Number(used ?? 0) + file.bytes.length <= readConfig().PENDING_FILES_MB * 1024 * 1024;
}

function equals(owner: FileOwner) {
  const [column, value] = ownedBy(owner);
  return [column, "=", value] as const;
}

/** What is known of an owner's file, or undefined when there is none. */
export async function fileInfo(db: Db, owner: FileOwner): Promise<FileInfo | undefined> {
  const row = await db
    .selectFrom("files")
    .select(["name", "type", "size", "scan", "flags"])
    .where(...equals(owner))
    .executeTakeFirst();
  // A plain object: SQLite's rows have no prototype and could not be handed to a form in the browser.
  return row && { ...row, flags: flagsIn(row) };
}

/** An owner's file as it was uploaded, or undefined. */
export async function openFile(
  db: Db,
  owner: FileOwner,
): Promise<(FileInfo & { id: string; bytes: Buffer }) | undefined> {
  const row = await db
    .selectFrom("files")
    .selectAll()
    .where(...equals(owner))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, type, size, scan } = row;
  return { id, name, type, size, scan, flags: flagsIn(row), bytes: decryptBytes(PURPOSE, row.key_id, row.content) };
}

/** The safe copy of an owner's file: its text. Undefined where there is no file, or none has been made yet. */
export async function fileText(db: Db, owner: FileOwner): Promise<string | undefined> {
  const row = await db
    .selectFrom("files")
    .select(["key_id", "text"])
    .where(...equals(owner))
    .executeTakeFirst();
  return row?.text ? decryptBytes(TEXT_PURPOSE, row.key_id, row.text).toString("utf8") : undefined;
}

/** How many files were encrypted with secrets that this process does not have. */
export async function filesOfUnknownSecrets(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("files")
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .where("key_id", "not in", knownKeyIds())
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Files of leads that have no safe copy yet: taken before there was one. */
export async function filesWithoutText(db: Db): Promise<{ id: string; leadId: string }[]> {
  const rows = await db
    .selectFrom("files")
    .select(["id", "lead_id"])
    .where("text", "is", null)
    .where("lead_id", "is not", null)
    .execute();
  return rows.flatMap(({ id, lead_id }) => (lead_id ? [{ id, leadId: lead_id }] : []));
}

/** Stores the safe copy of a file that has none, with what may act in it. */
export async function saveText(db: Db, id: string, { flags, text }: Pick<TakenCv, "flags" | "text">): Promise<void> {
  const { keyId, content } = encryptBytes(TEXT_PURPOSE, Buffer.from(text));
  await db
    .updateTable("files")
    .set({ flags: JSON.stringify(flags), text: content })
    .where("id", "=", id)
    // After a change of the secret both would need keys of their own: the file is then left as it is.
    .where("key_id", "=", keyId)
    .execute();
}

export async function deleteFiles(trx: Trx, owner: FileOwner): Promise<void> {
  await trx
    .deleteFrom("files")
    .where(...equals(owner))
    .execute();
}

/** The same bytes give the same text: tells whether a submission was sent twice with the same file. */
export function fileDigest(file: AcceptedFile | undefined): string {
  return file ? createHash("sha256").update(file.bytes).digest("base64url") : "";
}
