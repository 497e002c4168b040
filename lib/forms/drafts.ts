import { randomBytes } from "node:crypto";
import * as z from "zod";
import { HOUR_MS } from "#lib/config/durations.ts";
import { decrypt, encrypt, keyedHash } from "#lib/config/secret.ts";
import { sha256 } from "#lib/config/sha256.ts";
import { type AcceptedFile, deleteFiles, type FileInfo, fileInfo, moveFile, saveFile } from "#lib/cv/files.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { askings } from "./mark.ts";

const PURPOSE = "draft";
/** A draft is kept for one hour. */
const LIFETIME_MS = HOUR_MS;

/** Why a submission was sent back. */
const draftProblems = ["invalid", "too-fast", "trap", "stale", "spent", "repeated", "identity", "limit"] as const;
export type DraftProblem = (typeof draftProblems)[number];

const draftSchema = z.object({
  /** The form's id. */
  form: z.string(),
  problem: z.enum(draftProblems),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** What was wrong with the file that came with it, if anything. */
  fileError: z.string().default(""),
  /** What is said beside fields that keep to the rules. */
  errors: z.record(z.string(), z.string()).default({}),
  /** The version of the consent text that stood in the form, or "". */
  consentVersion: z.string().default(""),
  /** What the form has been sent back for before. */
  before: z.array(z.enum(askings)).default([]),
});
type Draft = z.input<typeof draftSchema>;

/** How a draft's token stands in the database. */
export const draftHash = sha256;

const emailHash = (email: string) => keyedHash("draft-email", canonicalEmail(email));

/**
 * Keeps what was typed, and a file that was accepted, encrypted, for an hour.
 * @param owner whose e-mail address it belongs to, by which it is found, shown and erased
 * @param replaced token of an earlier draft of the same submission, which is then erased; its file is handed on
 * @returns the unguessable token that leads back to it
 */
export async function saveDraft(
  draft: Draft,
  {
    owner: email,
    replaced = "",
    file,
  }: { owner?: string | undefined; replaced?: string; file?: AcceptedFile | undefined } = {},
  db: Db = database(),
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const now = Date.now();
  const payload = encrypt(PURPOSE, JSON.stringify(draft));
  const owner = { draftHash: draftHash(token) };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("drafts")
      .values({
        token_hash: owner.draftHash,
        payload,
        expires_at: new Date(now + LIFETIME_MS).toISOString(),
        email_hash: email ? emailHash(email) : null,
      })
      .execute();
    if (file) await saveFile(trx, owner, file, { pending: true });
    else if (replaced) await moveFile(trx, { draftHash: draftHash(replaced) }, owner, { pending: true });
    if (replaced) await deleteDraft(replaced, trx);
    await deleteExpiredDrafts(trx, now);
  });
  return token;
}

/** What a draft says, or undefined where the secret has been changed within its hour. */
function readable(payload: string): string | undefined {
  try {
    return decrypt(PURPOSE, payload);
  } catch {
    return undefined;
  }
}

/** The draft behind a token of this form with its file, or undefined when there is none or its hour is over. */
export async function findDraft(
  form: string,
  token: string,
  db: Db = database(),
  now = Date.now(),
): Promise<(z.output<typeof draftSchema> & { file: FileInfo | undefined }) | undefined> {
  const row = await db
    .selectFrom("drafts")
    .select("payload")
    .where("token_hash", "=", draftHash(token))
    .where("expires_at", ">", new Date(now).toISOString())
    .executeTakeFirst();
  if (!row) return undefined;
  const text = readable(row.payload);
  if (text === undefined) return undefined;
  const draft = draftSchema.parse(JSON.parse(text));
  if (draft.form !== form) return undefined;
  return { ...draft, file: await fileInfo(db, { draftHash: draftHash(token) }) };
}

/** Whether a file waits with a draft. */
export async function draftHasFile(token: string, db: Db = database()): Promise<boolean> {
  return (await fileInfo(db, { draftHash: draftHash(token) })) !== undefined;
}

/** Erases a draft, in the transaction that makes it needless. */
export async function deleteDraft(token: string, trx: Trx): Promise<void> {
  await deleteFiles(trx, { draftHash: draftHash(token) });
  await trx.deleteFrom("drafts").where("token_hash", "=", draftHash(token)).execute();
}

async function deleteDraftRows(trx: Trx, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await trx.deleteFrom("files").where("draft_hash", "in", hashes).execute();
  await trx.deleteFrom("drafts").where("token_hash", "in", hashes).execute();
}

/** Erases the drafts whose hour is over. Returns how many. */
export async function deleteExpiredDrafts(trx: Trx, now = Date.now()): Promise<number> {
  const expired = await trx
    .selectFrom("drafts")
    .select("token_hash")
    .where("expires_at", "<", new Date(now).toISOString())
    .execute();
  await deleteDraftRows(
    trx,
    expired.map((row) => row.token_hash),
  );
  return expired.length;
}

/** Erases all drafts: in a backup that is restored each is older than its hour, or of a form that nobody has open. */
export async function deleteAllDrafts(trx: Trx): Promise<void> {
  await trx.deleteFrom("files").where("draft_hash", "is not", null).execute();
  await trx.deleteFrom("drafts").execute();
}

/** Erases every draft with this e-mail address in it. */
export async function deleteDraftsOf(trx: Trx, email: string): Promise<void> {
  const rows = await trx.selectFrom("drafts").select("token_hash").where("email_hash", "=", emailHash(email)).execute();
  await deleteDraftRows(
    trx,
    rows.map((row) => row.token_hash),
  );
}

/** When the drafts with this e-mail address in them are erased (ISO times). */
export async function draftsOf(db: Db, email: string): Promise<string[]> {
  const rows = await db.selectFrom("drafts").select("expires_at").where("email_hash", "=", emailHash(email)).execute();
  return rows.map((row) => row.expires_at);
}
