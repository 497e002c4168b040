import { expect, it } from "vitest";
import { pageAfterSignIn } from "#lib/staff/after-sign-in.ts";

it("leads from the door to the page for staff that was asked for", () => {
  expect(pageAfterSignIn("/personal/lead/K-0000-0000")).toBe("/personal/lead/K-0000-0000");
  expect(pageAfterSignIn("/personal/medarbetare")).toBe("/personal/medarbetare");
});

it.each([
  undefined,
  "",
  "https://elak.example",
  "//elak.example",
  "/\\elak.example",
  "/personal/in",
  "/personal/ut/skicka",
  "/personal/lead/K-0000-0000/word",
  "/personal/../kontakt",
  "/personal/lead/..",
  "/personal/lead/K-0000-0000\r\nSet-Cookie: a=b",
  "/personal/lead/K-0000-0000?saknas=x",
  "/personal/lead/€",
  "/kontakt",
])("and nowhere else: %j", (asked) => {
  expect(pageAfterSignIn(asked)).toBe("/personal");
});
