import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { LiveForm } from "#components/tools/live-form.tsx";
import { RadioQuestion } from "#components/tools/radio-question.tsx";
import { RoleResult } from "#components/tools/role-result.tsx";
import { roleChooser } from "#lib/content/role-chooser.ts";
import { roles } from "#lib/content/roles.ts";
import { queryMap } from "#lib/http/query.ts";
import { chooseRole } from "#lib/profile/role-choice.ts";

const title = "Vilken roll behöver ni?";
const description =
  "Frågor om vad som ska lösas. Svaret visar vems arbetet är, var på kundresan, och vem ni anställer först.";

export const metadata = fixedPageMetadata("/verktyg/rollval", title, description);

export default async function Page({ searchParams }: PageProps<"/verktyg/rollval">) {
  const answers = queryMap(await searchParams);
  const { questions } = roleChooser();
  const choice = chooseRole(
    questions,
    answers,
    roles().map(({ id }) => id),
  );
  return (
    <PageShell current="/verktyg">
      <PageTitle title={title} crumbs={[{ name: "Verktyg", path: "/verktyg" }]}>
        <p>
          Några frågor om vad som ska lösas. Svaren stannar i sidans adress: spara den som bokmärke eller skicka den
          till en kollega.
        </p>
      </PageTitle>
      <div className="grid gap-x-16 gap-y-12 md:grid-cols-2">
        <LiveForm action="/verktyg/rollval">
          <div className="stack-10">
            {questions.map(({ id, text, options }) => (
              <RadioQuestion key={id} id={id} text={text} options={options} chosen={answers.get(id)} />
            ))}
            <button type="submit" formAction="/verktyg/rollval#svar" className="button no-print">
              Visa svaret
            </button>
          </div>
        </LiveForm>
        <RoleResult choice={choice} questions={questions.length} />
      </div>
    </PageShell>
  );
}
