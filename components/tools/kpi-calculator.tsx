import { softHyphens } from "#lib/content/soft-hyphens.ts";
import type { Kpi } from "#lib/kpi/kpi.ts";
import { type Calculated, formulaText } from "#lib/kpi/run.ts";
import { inSentence } from "#lib/profile/in-sentence.ts";
import { NumberField } from "./number-field.tsx";

function Outcome({ kpi, outcome }: { kpi: Kpi; outcome: Calculated["outcome"] }) {
  if ("problem" in outcome) {
    return (
      <span className="block">
        {outcome.problem === "no-basis"
          ? "Det går inte att dela med noll. Fyll i ett tal som är större än noll."
          : "Rätta talen som är markerade, så räknar vi."}
      </span>
    );
  }
  return (
    <>
      <span className="block text-sm">{outcome.calculation} =</span>
      <span className="block font-serif text-3xl tabular-nums">
        <span className="sr-only">{kpi.name}: </span>
        {outcome.result}
      </span>
      <span className="mt-2 block">{outcome.inWords}</span>
      {outcome.overWhole && (
        <span className="mt-2 block">
          Det är mer än hundra procent. Kontrollera att talen står i rätt fält och gäller samma period.
        </span>
      )}
    </>
  );
}

/** One KPI to count with: inputs, formula, result in words, and what is usually counted wrongly. */
export function KpiCalculator({
  kpi,
  calculated,
  guideLink,
}: {
  kpi: Kpi;
  calculated: Calculated;
  guideLink: string | undefined;
}) {
  const { inputs, isExample, outcome } = calculated;
  return (
    <section id={kpi.id} aria-labelledby={`${kpi.id}-rubrik`} className="border-gran border-t-4 pt-4 pb-16">
      <h2 id={`${kpi.id}-rubrik`} className="text-2xl">
        {softHyphens(kpi.name)}
      </h2>
      <p className="mt-1 max-w-text">{kpi.definition}</p>
      <div className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-2">
        <div className="stack-4">
          {isExample && <p className="text-soft text-sm">Exempel med påhittade tal. Byt dem mot era egna.</p>}
          {inputs.map((input) => (
            <NumberField key={input.field} input={input} />
          ))}
          <button type="submit" formAction={`/verktyg/kpi#${kpi.id}`} className="button no-print">
            Räkna
          </button>
        </div>
        <div>
          <p className="text-sm font-semibold">Formel</p>
          <p className="font-serif text-lg">{softHyphens(`${kpi.name} = ${formulaText(kpi)}`)}</p>
          <output
            aria-label={kpi.name}
            htmlFor={inputs.map(({ field }) => field).join(" ")}
            className="bg-mist mt-4 block p-5"
          >
            <Outcome kpi={kpi} outcome={outcome} />
          </output>
          <p className="mt-4 text-sm font-semibold">Vanliga fel</p>
          <ul className="mt-1 stack-1 text-sm">
            {kpi.mistakes.map((mistake) => (
              <li key={mistake} className="border-line border-t pt-1">
                {mistake}
              </li>
            ))}
          </ul>
          <p className="text-soft mt-4 text-sm">
            Källa till formeln:{" "}
            <a className="link" href={kpi.source.url}>
              {kpi.source.publisher}
            </a>
            .
            {guideLink && (
              <>
                {" "}
                <a className="link" href={guideLink}>
                  Läs mer om {inSentence(kpi.name)} i guiden
                </a>
                .
              </>
            )}
          </p>
        </div>
      </div>
    </section>
  );
}
