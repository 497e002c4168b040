import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import * as z from "zod";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { decrypt, encrypt } from "#lib/config/secret.ts";
import { type Db, database, type Trx } from "#lib/db/database.ts";
import { findInvitation, takeInvitation } from "./invitations.ts";
import { closeSession, openSession } from "./sessions.ts";

/**
 * Signing in by the agency's own accounts (OpenID Connect, authorization code with PKCE). An account is known by issuer
 * and subject, never by its address, and only after an invitation.
 */

const PURPOSE = "oidc";
const TEN_MINUTES_MS = 10 * MINUTE_MS;

export const isOidcConfigured = (): boolean => Boolean(readConfig().OIDC_ISSUER);

let found: Promise<Configuration> | undefined;

/** What the issuer says of itself, asked once; again where it did not answer. */
function issuer(): Promise<Configuration> {
  const { OIDC_ISSUER = "", OIDC_CLIENT_ID = "", OIDC_CLIENT_SECRET = "" } = readConfig();
  const url = new URL(OIDC_ISSUER);
  const options = url.protocol === "http:" ? { execute: [allowInsecureRequests] } : undefined;
  found ??= discovery(url, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, options).catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

const answerAddress = () => `${readConfig().SITE_URL}/personal/in/oidc/svar`;

const tripSchema = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  invitation: z.string(),
  page: z.string(),
  before: z.string(),
  until: z.number(),
});

interface Traveller {
  /** The token of an invitation, or "" for somebody who is known. */
  invitation: string;
  /** Where to go afterwards. */
  page: string;
  /** The token of the session that the device has, or "": the way back is from another site and brings no such cookie. */
  before: string;
}

/**
 * Begins a trip to the issuer.
 * @returns where to lead the browser, and what it has to bring back in a cookie (encrypted, good for ten minutes)
 */
export async function beginTrip(traveller: Traveller): Promise<{ location: string; trip: string }> {
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const location = buildAuthorizationUrl(await issuer(), {
    redirect_uri: answerAddress(),
    scope: "openid profile email",
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  const trip = { ...traveller, verifier, state, nonce, until: Date.now() + TEN_MINUTES_MS };
  return { location: location.href, trip: encrypt(PURPOSE, JSON.stringify(trip)) };
}

function readTrip(sealed: string): z.infer<typeof tripSchema> | undefined {
  try {
    const trip = tripSchema.parse(JSON.parse(decrypt(PURPOSE, sealed)));
    return trip.until > Date.now() ? trip : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends a trip: signs in whoever the issuer vouches for, if that account was invited, in the place of whoever was signed in.
 * @param query what stands in the address that the issuer led back to
 * @returns the session's token and where to go, or undefined
 */
export async function endTrip(
  query: string,
  sealed: string,
  db: Db = database(),
): Promise<{ token: string; page: string } | undefined> {
  const trip = readTrip(sealed);
  if (!trip) return undefined;
  const claims = await authorizationCodeGrant(await issuer(), new URL(`${answerAddress()}?${query}`), {
    pkceCodeVerifier: trip.verifier,
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    idTokenExpected: true,
  })
    .then((tokens) => tokens.claims())
    .catch((error: unknown) => {
      log.warn(errorFacts(error), "the issuer's answer was not good");
      return undefined;
    });
  if (!claims) return undefined;
  const account = `${claims.iss} ${claims.sub}`;
  const token = await db.transaction().execute(async (trx: Trx) => {
    const open = async (staffId: string) => {
      // One device has one session.
      await closeSession(trip.before, trx);
      return openSession(trx, staffId);
    };
    if (trip.invitation) {
      const taken = await trx.selectFrom("staff").select("email").where("oidc", "=", account).executeTakeFirst();
      const invited = await findInvitation(trip.invitation, trx);
      // An account that is somebody else's uses no invitation up.
      if (taken && taken.email !== invited?.email) return undefined;
      const staff = await takeInvitation(trx, trip.invitation);
      if (!staff) return undefined;
      await trx.updateTable("staff").set({ oidc: account }).where("id", "=", staff.id).execute();
      return open(staff.id);
    }
    const known = await trx
      .selectFrom("staff")
      .select("id")
      .where("oidc", "=", account)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    return known && open(known.id);
  });
  return token ? { token, page: trip.page } : undefined;
}
