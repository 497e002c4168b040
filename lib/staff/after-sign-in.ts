import { routeOf } from "#lib/http/routes.ts";

/** The name in addresses and forms of where somebody was going who had to sign in first. */
export const GOING_TO = "till";

/** Where to lead whoever has signed in: to the page for staff that was asked for, and nowhere else. */
export function pageAfterSignIn(asked: string | undefined): string {
  const route = asked ? routeOf(asked) : undefined;
  return asked && route?.inside && route.kind === "drawn" ? asked : "/personal";
}
