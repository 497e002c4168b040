import { watch } from "node:fs";
import { checkAll } from "#lib/content/check-all.ts";
import { formatProblem } from "#lib/content/problem.ts";

function report(): void {
  const problems = checkAll();
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
