import { keyedHash } from "#lib/config/secret.ts";
import type { LeadRow } from "#lib/db/schema.ts";

export type ReceiptState = "active" | "unconfirmed";

const sign = (kind: LeadRow["kind"], reference: string, state: ReceiptState) =>
  keyedHash("receipt", [kind, reference, state].join(" ")).slice(0, 22);

/**
 * The query of the thank-you page: what was true when the form was sent, signed. The page asks nothing of the
 * database, so that nobody can tell by it what has become of a sign-up in someone else's name.
 */
export function receiptQuery(kind: LeadRow["kind"], reference: string, state: ReceiptState): string {
  return new URLSearchParams({ referens: reference, lage: state, kvitto: sign(kind, reference, state) }).toString();
}

/** What the address of a thank-you page says, or undefined when it is not ours. */
export function readReceipt(
  kind: LeadRow["kind"],
  given: Record<string, string | string[] | undefined>,
): { reference: string; state: ReceiptState } | undefined {
  const { referens: reference, kvitto } = given;
  const state = given.lage === "active" || given.lage === "unconfirmed" ? given.lage : undefined;
  if (typeof reference !== "string" || !state || kvitto !== sign(kind, reference, state)) return undefined;
  return { reference, state };
}
