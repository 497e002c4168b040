import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { Staff } from "#lib/staff/accounts.ts";
import { sessionCookieName } from "#lib/staff/cookie.ts";
import { staffOf } from "#lib/staff/sessions.ts";

/** Who has signed in. Whoever has not is led to the door. */
export async function signedIn(): Promise<Staff> {
  const token = (await cookies()).get(sessionCookieName())?.value ?? "";
  const staff = await staffOf(token);
  if (!staff) redirect("/personal/in");
  return staff;
}
