import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { decrypt, encrypt } from "#lib/config/secret.ts";
import { type Db, database } from "#lib/db/database.ts";
import type { LeadForm } from "./form.ts";

const PURPOSE = "draft";
/** A draft is kept for one hour. */
const LIFETIME_MS = 60 * 60 * 1000;

/** Why a submission was sent back. */
export const draftProblems = ["invalid", "too-fast", "trap", "stale", "limit"] as const;
export type DraftProblem = (typeof draftProblems)[number];

const draftSchema = z.object({
  form: z.enum(["candidate", "contact"]),
  problem: z.enum(draftProblems),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type Draft = z.infer<typeof draftSchema>;

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/**
 * Keeps what was typed, encrypted, for an hour. Returns the unguessable token that leads back to it.
 * @param replaced token of an earlier draft of the same submission, which is then erased
 */
export async function saveDraft(draft: Draft, replaced = "", db: Db = database()): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const now = Date.now();
  const payload = encrypt(PURPOSE, JSON.stringify(draft));
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("drafts").where("expires_at", "<", new Date(now).toISOString()).execute();
    if (replaced) await deleteDraft(replaced, trx);
    await trx
      .insertInto("drafts")
      .values({ token_hash: hash(token), payload, expires_at: new Date(now + LIFETIME_MS).toISOString() })
      .execute();
  });
  return token;
}

/** The draft behind a token of this form, or undefined when there is none or its hour is over. */
export async function findDraft(
  form: LeadForm["id"],
  token: string,
  db: Db = database(),
  now = Date.now(),
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom("drafts")
    .select("payload")
    .where("token_hash", "=", hash(token))
    .where("expires_at", ">", new Date(now).toISOString())
    .executeTakeFirst();
  if (!row) return undefined;
  const draft = draftSchema.parse(JSON.parse(decrypt(PURPOSE, row.payload)));
  return draft.form === form ? draft : undefined;
}

/** Erases a draft, in the transaction that makes it needless. */
export async function deleteDraft(token: string, db: Db): Promise<void> {
  await db.deleteFrom("drafts").where("token_hash", "=", hash(token)).execute();
}
