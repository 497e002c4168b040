import { watch } from "node:fs";
import { checkTexts } from "#lib/content/check.ts";
import { checkData } from "#lib/content/check-data.ts";
import { formatProblem } from "#lib/content/problem.ts";

function report(): void {
  const problems = [...checkTexts(), ...checkData()];
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) console.error(`${problems.length} fel i innehållet.`);
}

/** Tells an editor of every mistake as soon as a file is saved. */
export function watchContent(): void {
  report();
  let pending: NodeJS.Timeout | undefined;
  watch("content", { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(report, 200);
  });
}
