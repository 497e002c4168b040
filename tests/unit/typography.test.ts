import { describe, expect, it } from "vitest";
import { typeset } from "#lib/content/typography.ts";

describe("how a text is set", () => {
  it.each([
    ["1 250 kr", "1\u00a0250\u00a0kr"],
    ["1 250 000 besök", "1\u00a0250\u00a0000 besök"],
    ["2,4 % av besöken", "2,4\u00a0% av besöken"],
    ["24 månader av 36", "24\u00a0månader av 36"],
    ["1 kap. 1 § diskrimineringslagen", "1\u00a0kap. 1\u00a0§ diskrimineringslagen"],
    ["i 24\u00a0månader", "i 24\u00a0månader"],
    ["2025 300 personer", "2025 300 personer"],
    ["den 5 krokar", "den 5 krokar"],
    ["SSYK 1732 för chefer", "SSYK 1732 för chefer"],
    ["Lo\u0308n", "Lön"],
  ])("%j becomes %j", (typed, set) => {
    expect(typeset(typed)).toBe(set);
  });
});
