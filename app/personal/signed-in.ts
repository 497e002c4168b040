import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { Staff } from "#lib/staff/accounts.ts";
import { GOING_TO } from "#lib/staff/after-sign-in.ts";
import { sessionCookieName } from "#lib/staff/cookie.ts";
import { staffOf } from "#lib/staff/sessions.ts";

/**
 * Who has signed in. Whoever has not is led to the door.
 * @param page what they asked for, to be led to it after that
 */
export async function signedIn(page?: string): Promise<Staff> {
  const token = (await cookies()).get(sessionCookieName())?.value ?? "";
  const staff = await staffOf(token);
  if (!staff) redirect(page ? `/personal/in?${new URLSearchParams({ [GOING_TO]: page })}` : "/personal/in");
  return staff;
}
