import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import * as z from "zod";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { sha256 } from "#lib/config/sha256.ts";
import { site } from "#lib/content/site.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import { type Invited, takeInvitation } from "./invitations.ts";
import { openSession } from "./sessions.ts";

/** Passkeys (WebAuthn level 3): a key that never leaves the person's device, good for this site's address alone. */

const FIVE_MINUTES_MS = 5 * MINUTE_MS;

const origin = () => readConfig().SITE_URL;
const rpID = () => new URL(origin()).hostname;

async function keepChallenge(db: Db, challenge: string): Promise<void> {
  const expires_at = new Date(Date.now() + FIVE_MINUTES_MS).toISOString();
  await db
    .insertInto("staff_challenges")
    .values({ challenge_hash: sha256(challenge), expires_at })
    .execute();
}

/** Uses a challenge up: what was asked once is answered once. */
async function takeChallenge(db: Db, challenge: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("staff_challenges")
    .where("challenge_hash", "=", sha256(challenge))
    .where("expires_at", ">", new Date().toISOString())
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** What the browser needs to make a key for an invited person. */
export async function registrationOptions(
  person: Invited,
  db: Db = database(),
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    rpName: site().name,
    rpID: rpID(),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(db, options.challenge);
  return options;
}

/** What the browser needs to sign somebody in; the key itself says whose it is. */
export async function authenticationOptions(db: Db = database()): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: rpID(), userVerification: "required" });
  await keepChallenge(db, options.challenge);
  return options;
}

/** What every answer is held against. */
const expected = (db: Db) => ({
  expectedChallenge: (challenge: string) => takeChallenge(db, challenge),
  expectedOrigin: origin(),
  expectedRPID: rpID(),
  requireUserVerification: true,
});

/** What both answers have in common; the library looks at the rest, byte by byte. */
const answerSchema = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
});
const registrationSchema = answerSchema.extend({
  response: z.looseObject({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
  }),
});
const authenticationSchema = answerSchema.extend({
  response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
});

/**
 * Takes the key that an invited person has made, and signs the person in.
 * @returns the session's token, or undefined when the key or the invitation is not good
 */
export async function register(invitation: string, answer: unknown, db: Db = database()): Promise<string | undefined> {
  const response: RegistrationResponseJSON | undefined = registrationSchema.safeParse(answer).data;
  if (!response) return undefined;
  const result = await verifyRegistrationResponse({
    response,
    ...expected(db),
  }).catch(() => undefined);
  if (!result?.verified) return undefined;
  const { credential } = result.registrationInfo;
  return db.transaction().execute(async (trx: Trx) => {
    const staff = await takeInvitation(trx, invitation);
    if (!staff) return undefined;
    await trx
      .insertInto("staff_passkeys")
      .values({
        credential_id: credential.id,
        staff_id: staff.id,
        public_key: Buffer.from(credential.publicKey).toString("base64url"),
        counter: credential.counter,
        created_at: new Date().toISOString(),
      })
      .execute();
    return openSession(trx, staff.id);
  });
}

/**
 * Signs a person in by their key.
 * @returns the session's token, or undefined when the key is unknown or its answer is not good
 */
export async function signIn(answer: unknown, db: Db = database()): Promise<string | undefined> {
  const response: AuthenticationResponseJSON | undefined = authenticationSchema.safeParse(answer).data;
  if (!response) return undefined;
  const key = await db
    .selectFrom("staff_passkeys")
    .innerJoin("staff", "staff.id", "staff_passkeys.staff_id")
    .select(["credential_id", "staff_id", "public_key", "counter"])
    .where("credential_id", "=", response.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!key) return undefined;
  const result = await verifyAuthenticationResponse({
    response,
    ...expected(db),
    credential: {
      id: key.credential_id,
      publicKey: new Uint8Array(Buffer.from(key.public_key, "base64url")),
      counter: key.counter,
    },
  }).catch(() => undefined);
  if (!result?.verified) return undefined;
  const { newCounter } = result.authenticationInfo;
  return db.transaction().execute(async (trx: Trx) => {
    await trx
      .updateTable("staff_passkeys")
      .set({ counter: newCounter })
      .where("credential_id", "=", response.id)
      .execute();
    return openSession(trx, key.staff_id);
  });
}
