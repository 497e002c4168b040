import { expect, it } from "vitest";
import { stylesFor } from "#lib/build/page-styles.ts";

const css =
  '@property --a{syntax:"*";inherits:false}@property --b{syntax:"*";inherits:false}:root{--c:1px;--d:2px}.one{margin:var(--a,var(--c))}.two{--b:1;padding:var(--d);break-inside:avoid}';

it("a page gets the rules of its classes, and the variables that they read", () => {
  const styles = stylesFor(css);
  expect(styles(new Set(["one"]))).toBe(
    '@property --a{syntax:"*";inherits:false}:root{--c:1px}.one{margin:var(--a,var(--c))}',
  );
  expect(styles(new Set(["two"]))).toBe(":root{--d:2px}.two{padding:var(--d);break-inside:avoid}");
  expect(styles(new Set())).toBe("");
});
