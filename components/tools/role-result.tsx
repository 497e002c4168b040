import { profileOf, profilePath } from "#lib/content/profiles.ts";
import { roleChooser } from "#lib/content/role-chooser.ts";
import { roleOf } from "#lib/content/roles.ts";
import type { RoleChoice } from "#lib/profile/role-choice.ts";
import { HeadingText } from "../layout/heading-text.tsx";
import { Words } from "../layout/words.tsx";
import { RoleLine } from "./role-line.tsx";

/** What the answers mean in words: of the role to begin with, of several, of work that is nobody's yet, or of none. */
function verdictOf({ needed, work }: RoleChoice) {
  const { both, shared, none } = roleChooser();
  if (needed.length === 0) return work.length > 0 ? shared : none;
  return (needed.length === 1 && roleOf(needed[0])?.verdict) || both;
}

/** What the answers say: whose work it is, along the line, who to hire first, and the profile that follows. */
export function RoleResult({ choice, questions }: { choice: RoleChoice; questions: number }) {
  const { answered, work, needed } = choice;
  const { title, small, large } = verdictOf(choice);
  const { comparison, both } = roleChooser();
  return (
    <section
      id="svar"
      aria-labelledby="svar-rubrik"
      aria-live="polite"
      className="border-ink border-t-4 pt-4 md:sticky md:top-6 md:self-start"
    >
      <p className="text-soft text-sm font-semibold">
        {answered} av {questions} frågor besvarade
      </p>
      <h2 id="svar-rubrik" className="mt-1 text-2xl">
        {answered === 0 ? "Svara på minst en fråga, så ritas svaret här." : <HeadingText text={title} />}
      </h2>
      <div className="mt-5">
        <RoleLine work={work} comparison={comparison} />
      </div>
      {answered > 0 && (
        <dl className="border-line border-t pt-4">
          <dt className="font-semibold">I ett litet bolag</dt>
          <dd className="mb-4">{small}</dd>
          <dt className="font-semibold">I en stor organisation</dt>
          <dd>{large}</dd>
        </dl>
      )}
      {answered > 0 && needed.length > 1 && <p className="mt-4">{both.order}</p>}
      <ul className="no-print mt-3">
        {answered > 0 &&
          needed
            .filter((id) => profileOf(id))
            .map((id) => (
              <li key={id}>
                <a className="onward" href={profilePath(id)}>
                  <Words text={`Bygg kravprofilen för en ${roleOf(id)?.name}`} />
                </a>
              </li>
            ))}
        <li>
          <a className="onward" href={comparison}>
            Läs jämförelsen
          </a>
        </li>
      </ul>
    </section>
  );
}
