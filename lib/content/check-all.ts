import { checkTexts } from "./check.ts";
import { checkAlone, checkTogether } from "./check-data.ts";
import type { Problem } from "./problem.ts";

/**
 * Every mistake in content/, in the order in which one part needs the other: data that stands on its own, the texts that
 * use it, the data that leads to texts. What needs a part that has mistakes is looked at when those are mended.
 */
export function checkAll(): Problem[] {
  const alone = checkAlone();
  if (alone.length > 0) return alone;
  const texts = checkTexts();
  return texts.length > 0 ? texts : checkTogether();
}
