import axe from "axe-core";
import type { Page } from "playwright";

/** What axe finds, as rule and place. Run in the page's own world, where the policy does not forbid it. */
export async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    // biome-ignore lint/security/noGlobalEval: the tool under test is put into our own page
    const axe = globalThis.eval(`${source};axe`);
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { target: string[] }[] }) =>
      nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
    );
  }, axe.source);
}
