import { randomBytes, timingSafeEqual } from "node:crypto";
import { DAY_MS } from "#lib/config/durations.ts";
import { keyedHash } from "#lib/config/secret.ts";
import { sha256 } from "#lib/config/sha256.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import type { FormValues } from "./form.ts";

const PURPOSE = "form-mark";
/** A mark lives a day: longer than anyone leaves a form open and still means to send it. */
const LIFETIME_MS = DAY_MS;

/**
 * What a form has come back for: at all, because a program seemed to fill it in, because of a personal identity
 * number, because the same was sent a while ago. A person is asked about each once; what the form is sent with then is
 * their word.
 */
export const askings = ["again", "program", "identity", "repeated"] as const;
export type Asking = (typeof askings)[number];

/** What a form's mark says of the moment when the form was shown. */
interface Mark {
  /** Milliseconds since the form was shown. */
  age: number;
  /** The version of the consent text that stood there. */
  consentVersion: string;
  /** What it came back for before. */
  asked: readonly Asking[];
}

const sign = (body: string): string => keyedHash(PURPOSE, body);

/**
 * A form's own mark, made each time the form is shown and signed: when, with which consent text, and a random part.
 * It tells a double submission from two, and a person from a program that answers at once.
 */
export function issueMark(
  { consentVersion, asked = [] }: { consentVersion: string; asked?: readonly Asking[] },
  now = Date.now(),
): string {
  const body = [now, randomBytes(12).toString("base64url"), consentVersion, asked.join("+")].join(".");
  return `${body}.${sign(body)}`;
}

/** What a mark says, or undefined when it is not ours or its day is over. */
export function readMark(token: string, now = Date.now()): Mark | undefined {
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(end, 0));
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(sign(body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const [shown, , consentVersion = "", asked = ""] = body.split(".");
  const age = now - Number(shown);
  if (age > LIFETIME_MS) return undefined;
  return { age, consentVersion, asked: askings.filter((asking) => asked.split("+").includes(asking)) };
}

/** The same token, content and file give the same key, whatever the order of the fields. */
export function contentHash(token: string, values: FormValues, fileDigest: string): string {
  const content = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([token, content, fileDigest]));
}

/**
 * Uses a mark up, in the transaction that does what the form asks for.
 * @param content from contentHash
 * @param outcome kept for whoever sends the same again
 * @returns "first"; "same" when it was used for this very content, with what came of it; "other" when it was used for
 * something else
 */
export async function spendMark(
  trx: Trx,
  token: string,
  content: string,
  { outcome = "", now = Date.now() }: { outcome?: string; now?: number } = {},
): Promise<{ use: "first" | "other" } | { use: "same"; outcome: string }> {
  const inserted = await trx
    .insertInto("spent_marks")
    .values({
      mark_hash: sha256(token),
      content_hash: content,
      outcome,
      expires_at: new Date(now + 2 * LIFETIME_MS).toISOString(),
    })
    .onConflict((conflict) => conflict.column("mark_hash").doNothing())
    .returning("mark_hash")
    .executeTakeFirst();
  if (inserted) return { use: "first" };
  const earlier = await trx
    .selectFrom("spent_marks")
    .select(["content_hash", "outcome"])
    .where("mark_hash", "=", sha256(token))
    .executeTakeFirstOrThrow();
  return earlier.content_hash === content ? { use: "same", outcome: earlier.outcome } : { use: "other" };
}

/** Whether a mark has been used: what is sent with it now is not a new submission. */
export async function isSpent(token: string, db: Db = database()): Promise<boolean> {
  const row = await db
    .selectFrom("spent_marks")
    .select("mark_hash")
    .where("mark_hash", "=", sha256(token))
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets marks that are too old to be sent once more. */
export async function forgetOldMarks(trx: Trx, now = Date.now()): Promise<void> {
  await trx.deleteFrom("spent_marks").where("expires_at", "<", new Date(now).toISOString()).execute();
}
