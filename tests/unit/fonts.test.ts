import { statSync } from "node:fs";
import { expect, it } from "vitest";
import { prepareFonts } from "#lib/build/fonts.ts";

it("the two typefaces weigh at most 28 KB together", async () => {
  await prepareFonts();
  const [serif, sans] = ["serif", "sans"].map((name) => statSync(`.fonts/${name}.woff2`).size);
  expect((serif ?? 0) + (sans ?? 0)).toBeLessThanOrEqual(28 * 1024);
});
