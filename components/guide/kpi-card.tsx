import type { ComponentProps } from "#lib/content/components.ts";
import { kpiOf } from "#lib/content/kpis.ts";
import { softHyphens } from "#lib/content/soft-hyphens.ts";
import { formulaText, workedExample } from "#lib/kpi/run.ts";

function Points({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="font-sans text-base font-semibold tracking-normal">{title}</h3>
      <ul className="mt-2 stack-2">
        {items.map((item) => (
          <li key={item} className="border-line border-t pt-2">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One KPI: what it is, how it is counted, an example, what moves it and what goes wrong. Its facts stand in content/nyckeltal/. */
export function KpiCard({ id }: ComponentProps<"Nyckeltal">) {
  const kpi = kpiOf(id);
  if (!kpi) return null;
  const { calculation, result, meaning } = workedExample(kpi);
  return (
    <section aria-label={kpi.name} className="border-gran border-t-4 pt-4">
      <p className="text-lg">{kpi.definition}</p>
      <p className="text-soft mt-1 text-sm">Heter också {kpi.also}.</p>
      <div className="bg-mist mt-6 grid gap-6 p-5 md:grid-cols-2 md:p-7">
        <div>
          <p className="text-sm font-semibold">Formel</p>
          <p className="mt-1 font-serif text-xl">{softHyphens(`${kpi.name} = ${formulaText(kpi)}`)}</p>
        </div>
        <div>
          <p className="text-sm font-semibold">Räkneexempel (påhittade tal)</p>
          <p className="mt-1">
            {calculation} = <strong className="whitespace-nowrap">{result}</strong>
          </p>
          <p className="mt-1">{meaning}</p>
        </div>
      </div>
      <form
        action={`/verktyg/kpi#${kpi.id}`}
        aria-label={`Räkna ut ${kpi.name.toLowerCase()}`}
        className="no-print border-hjortron mt-6 flex flex-wrap items-end gap-4 border-l-4 pl-5"
      >
        {kpi.inputs.map(({ name, label, example }) => (
          <label key={name} className="grow basis-32 text-sm font-semibold">
            {label}
            <input
              name={`${kpi.id}.${name}`}
              inputMode="decimal"
              autoComplete="off"
              placeholder={example}
              className="border-edge bg-sheet placeholder:text-soft mt-1 block w-full border px-3 py-2 text-base font-normal"
            />
          </label>
        ))}
        <button type="submit" className="button">
          Räkna
        </button>
      </form>
      <div className="mt-8 grid gap-8 md:grid-cols-2">
        <Points title="Det som påverkar" items={kpi.drivers} />
        <Points title="Vanliga fel" items={kpi.mistakes} />
      </div>
      <p className="text-soft mt-6 text-sm">
        Källa till formeln:{" "}
        <a className="link" href={kpi.source.url}>
          {kpi.source.publisher}, ”{kpi.source.title}”
        </a>
      </p>
    </section>
  );
}
