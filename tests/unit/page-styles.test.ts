import { expect, it } from "vitest";
import { stylesFor } from "#lib/build/page-styles.ts";

const css =
  '@property --a{syntax:"*";inherits:false}@property --b{syntax:"*";inherits:false}:root{--c:1px;--d:2px}.one{margin:var(--a,var(--c))}.two{--b:1;padding:var(--d);break-inside:avoid}';

const none: ReadonlySet<string> = new Set();

it("a page gets the rules of its classes, and the variables that they read", () => {
  const styles = stylesFor(css);
  const of = (...classes: string[]) => styles({ classes: new Set(classes), tags: none });
  expect(of("one")).toBe('@property --a{syntax:"*";inherits:false}:root{--c:1px}.one{margin:var(--a,var(--c))}');
  expect(of("two")).toBe(":root{--d:2px}.two{padding:var(--d);break-inside:avoid}");
  expect(of()).toBe("");
});

it.each([
  ["h1,h2,td{margin:0}", "h2{margin:0}"],
  [".a:where(h2,td)>p{margin:0}", ".a:where(h2,td)>p{margin:0}"],
  [":is(td,th) p{margin:0}", ""],
  ["p:not(.b){margin:0}", "p:not(.b){margin:0}"],
  ["[hidden],*{margin:0}", "[hidden],*{margin:0}"],
  [":after,::placeholder{margin:0}", ":after{margin:0}"],
  ["::-webkit-datetime-edit{margin:0}", ""],
  ["p::-webkit-details-marker{margin:0}", "p::-webkit-details-marker{margin:0}"],
  ["@media print{td{margin:0}p{margin:0}}", "@media print{p{margin:0}}"],
])("of %s a page of one heading and paragraph needs %s", (whole, needed) => {
  expect(stylesFor(whole)({ classes: new Set(["a"]), tags: new Set(["h2", "p"]) })).toBe(needed);
});

it("a page with a field keeps what is said of its parts", () => {
  const whole = "::placeholder{margin:0}";
  expect(stylesFor(whole)({ classes: none, tags: new Set(["input"]) })).toBe(whole);
});
