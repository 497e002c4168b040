import { createHash, randomUUID } from "node:crypto";
import { decryptBytes, encryptBytes } from "#lib/config/secret.ts";
import type { Db } from "#lib/db/database.ts";
import type { FileRow } from "#lib/db/schema.ts";
import type { CvType } from "./check.ts";

const PURPOSE = "cv";

/** A file that has passed the check. */
export interface AcceptedFile {
  name: string;
  type: CvType;
  bytes: Buffer;
}

/** What is shown of a stored file. */
export type FileInfo = Pick<FileRow, "name" | "type" | "size" | "scan">;

/** A file belongs to a lead, or to the draft of a submission that was sent back. */
export type FileOwner = { leadId: string } | { draftHash: string };

const ownedBy = (owner: FileOwner) =>
  "leadId" in owner ? (["lead_id", owner.leadId] as const) : (["draft_hash", owner.draftHash] as const);

/** Stores a file encrypted, in the transaction that stores its owner. The owner's earlier file is replaced. */
export async function saveFile(trx: Db, owner: FileOwner, file: AcceptedFile): Promise<void> {
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
      scan: "none",
      created_at: new Date().toISOString(),
    })
    .execute();
}

/** Gives a file from one owner to the next. An owner without a file gives nothing and takes nothing away. */
export async function moveFile(trx: Db, from: FileOwner, to: FileOwner): Promise<void> {
  if (!(await fileInfo(trx, from))) return;
  await deleteFiles(trx, to);
  await trx
    .updateTable("files")
    .set("leadId" in to ? { lead_id: to.leadId, draft_hash: null } : { draft_hash: to.draftHash })
    .where(...equals(from))
    .execute();
}

function equals(owner: FileOwner) {
  const [column, value] = ownedBy(owner);
  return [column, "=", value] as const;
}

/** What is known of an owner's file, or undefined when there is none. */
export async function fileInfo(db: Db, owner: FileOwner): Promise<FileInfo | undefined> {
  const row = await db
    .selectFrom("files")
    .select(["name", "type", "size", "scan"])
    .where(...equals(owner))
    .executeTakeFirst();
  // A plain object: SQLite's rows have no prototype and could not be handed to a form in the browser.
  return row && { ...row };
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
  return { id, name, type, size, scan, bytes: decryptBytes(PURPOSE, row.key_id, row.content) };
}

export async function deleteFiles(trx: Db, owner: FileOwner): Promise<void> {
  await trx
    .deleteFrom("files")
    .where(...equals(owner))
    .execute();
}

/** The same bytes give the same text: tells whether a submission was sent twice with the same file. */
export function fileDigest(file: AcceptedFile | undefined): string {
  return file ? createHash("sha256").update(file.bytes).digest("base64url") : "";
}
