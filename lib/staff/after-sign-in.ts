import { isReference } from "#lib/leads/reference.ts";

/** The name in addresses and forms of where somebody was going who had to sign in first. */
export const GOING_TO = "till";

const LEAD = "/personal/lead/";

/** Where to lead whoever has signed in: to the page for staff that was asked for, and nowhere else. */
export function pageAfterSignIn(asked = ""): string {
  const isLead = asked.startsWith(LEAD) && isReference(asked.slice(LEAD.length));
  return isLead || asked === "/personal/medarbetare" ? asked : "/personal";
}
