import { randomBytes, timingSafeEqual } from "node:crypto";
import { keyedHash } from "#lib/config/secret.ts";

const PURPOSE = "form-token";

function sign(body: string): string {
  return keyedHash(PURPOSE, body);
}

/**
 * A form's own mark, drawn once each time the form is shown: when it was shown and a random part, signed.
 * It tells a double submission from two leads, and a person from a program that answers at once.
 */
export function issueFormToken(now = Date.now()): string {
  const body = `${now}.${randomBytes(12).toString("base64url")}`;
  return `${body}.${sign(body)}`;
}

/** Milliseconds since the form was shown, or undefined when the token is not ours. */
export function formTokenAge(token: string, now = Date.now()): number | undefined {
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(end, 0));
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(sign(body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return now - Number(body.split(".")[0]);
}
