import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import * as z from "zod";

const engine = readFileSync(new URL(import.meta.resolve("accessibility-checker-engine/ace.js")), "utf8");

const reportSchema = z.object({
  results: z.array(
    z.object({
      ruleId: z.string(),
      value: z.tuple([z.string(), z.string()]),
      message: z.string(),
      snippet: z.string(),
    }),
  ),
});

/** A place that scrolls has to be reached by keyboard, as axe demands; this rule wants no such place. */
const PASSED_OVER = "element_tabbable_role_valid";

/** What IBM's engine finds: rule, message and element. What it leaves to people is not told. */
export async function ibm(page: Page): Promise<string[]> {
  const report = await page.evaluate(async (source) => {
    // biome-ignore lint/security/noGlobalEval: the tool under test is put into our own page
    const ace = globalThis.eval(`${source};ace`);
    return new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  }, engine);
  return reportSchema
    .parse(report)
    .results.filter(({ value: [level, outcome] }) => level === "VIOLATION" && outcome === "FAIL")
    .filter(({ ruleId }) => ruleId !== PASSED_OVER)
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`);
}
