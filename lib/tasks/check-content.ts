import { checkAll } from "#lib/content/check-all.ts";
import { keepFrontMatter } from "#lib/content/kept-texts.ts";
import { everyPage } from "#lib/content/library.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { reviewsDue } from "#lib/content/reviews.ts";

/** `npm run check:content`: prints every mistake in content/ and fails if there is one. */
const problems = checkAll();
for (const problem of problems) console.error(formatProblem(problem));
if (problems.length > 0) {
  console.error(`\n${problems.length} fel i innehållet. Rätta dem och kör kommandot igen.`);
  process.exitCode = 1;
} else {
  console.log("Innehållet är felfritt.");
  keepFrontMatter(everyPage());
  for (const reminder of reviewsDue()) console.log(formatProblem(reminder));
}
