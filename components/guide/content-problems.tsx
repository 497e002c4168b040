import { formatProblem, type Problem } from "#lib/content/problem.ts";
import { PageTitle } from "../layout/page-title.tsx";

/** What an editor sees in the preview instead of a page that cannot be published as it is. */
export function ContentProblems({ problems }: { problems: readonly Problem[] }) {
  return (
    <main className="mx-auto w-full max-w-page px-5 md:px-8">
      <PageTitle title="Sidan har fel som behöver rättas">
        <p>Rätta felen i filen och spara. Sidan laddas om av sig själv.</p>
      </PageTitle>
      <ol className="border-fel border-t-4">
        {problems.map((problem) => (
          <li key={formatProblem(problem)} className="border-line border-b py-4">
            <p className="text-soft text-sm font-semibold">
              {problem.file}, rad {problem.line}, tecken {problem.column}
            </p>
            <p className="mt-1 max-w-text">{problem.message}</p>
          </li>
        ))}
      </ol>
    </main>
  );
}
