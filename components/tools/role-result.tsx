import { roleVerdicts } from "#content/rollval.ts";
import type { RoleChoice } from "#lib/profile/role-choice.ts";
import { RoleLine } from "./role-line.tsx";

/** What the answers say: whose work it is, along the line, and who to hire first. */
export function RoleResult({ choice, questions }: { choice: RoleChoice; questions: number }) {
  const { answered, work, verdict } = choice;
  const { title, small, large } = roleVerdicts[verdict];
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
        {answered === 0 ? "Svaret ritas här." : title}
      </h2>
      <div className="mt-5">
        <RoleLine work={work} />
      </div>
      {answered > 0 && (
        <dl className="border-line border-t pt-4">
          <dt className="font-semibold">I ett litet bolag</dt>
          <dd className="mb-4">{small}</dd>
          <dt className="font-semibold">I en stor organisation</dt>
          <dd>{large}</dd>
        </dl>
      )}
      <a className="onward no-print mt-3" href="/guider/e-commerce-manager-eller-digital-marketing-manager">
        Läs jämförelsen
      </a>
    </section>
  );
}
