import type { Payload } from "#lib/webhooks/worker.ts";
import { findLead } from "./lead.ts";

/**
 * What a receiver is told of a lead: all of it once it counts, before that and after it is erased only which it is.
 * The CV itself stays here.
 */
export const webhookPayload: Payload = async (db, { type, lead_id, reference, kind }) => {
  const which = { id: lead_id, reference, kind };
  if (type === "lead.erased") return which;
  const lead = await findLead(db, lead_id);
  if (!lead) return undefined;
  if (lead.state === "unconfirmed") return { ...which, state: lead.state };
  const { values, state, profile, createdAt, confirmedAt } = lead;
  return { ...which, state, values, profile, createdAt, confirmedAt };
};
