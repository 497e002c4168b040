import { createChallenge, type Payload, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import * as z from "zod";
import { DAY_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { keyedHash } from "#lib/config/secret.ts";

// About 256 tries of 4,000 rounds: a second or so in a browser, and a cost for whoever sends by the thousand.
const ROUNDS = 4000;
const LIFETIME_MS = DAY_MS;

const secret = () => keyedHash("proof-of-work", "challenge");

/**
 * A task for the visitor's browser (ALTCHA, https://altcha.org/docs/v2/), bound to one showing of a form, as JSON.
 * "" unless PROOF_OF_WORK is on. The mark is spent once, and with it the work.
 */
export async function issueChallenge(formToken: string): Promise<string> {
  if (readConfig().PROOF_OF_WORK === "off") return "";
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: ROUNDS,
    deriveKey,
    hmacSignatureSecret: secret(),
    expiresAt: new Date(Date.now() + LIFETIME_MS),
    data: { formToken },
  });
  return JSON.stringify(challenge);
}

const payloadSchema = z.custom<Payload>(
  (value) =>
    z
      .object({
        challenge: z.object({ parameters: z.looseObject({}), signature: z.string() }),
        solution: z.looseObject({}),
      })
      .safeParse(value).success,
);

function parsePayload(text: string): Payload | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the browser has done the task of this showing of the form. Always so unless PROOF_OF_WORK is on. */
export async function workIsDone(proof: string, formToken: string): Promise<boolean> {
  if (readConfig().PROOF_OF_WORK === "off") return true;
  const payload = parsePayload(proof);
  if (!payload || payload.challenge.parameters.data?.formToken !== formToken) return false;
  const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret() });
  return verified;
}
