import type { Unit } from "#lib/kpi/number.ts";
import type { FilledInput, NumberProblem } from "#lib/kpi/run.ts";

/** What is said beside a field with a number that cannot be counted with. */
export const numberProblems: Record<NumberProblem, string> = {
  empty: "Skriv ett tal",
  "not-a-number": "Skriv ett tal med siffror, till exempel 1\u00a0250,50",
  negative: "Talet kan inte vara mindre än noll",
  "too-large": "Talet är orimligt stort. Har det blivit en nolla för mycket?",
  "over-100": "En andel kan inte vara mer än 100\u00a0%",
};

const unitTexts: Record<Unit, string> = { SEK: "kr", count: "", percent: "%", years: "år" };

/** A field for a number as people write it, with its unit and what is wrong with it. */
export function NumberField({ input }: { input: FilledInput }) {
  const { field, label, unit, text, problem } = input;
  return (
    <div className={problem ? "border-fel border-l-4 pl-4" : undefined}>
      <label htmlFor={field} className="font-semibold">
        {label}
      </label>
      {problem && (
        <p id={`${field}-error`} className="text-fel text-sm font-semibold">
          {numberProblems[problem]}
        </p>
      )}
      <div className="mt-1 flex items-baseline gap-2">
        <input
          id={field}
          name={field}
          defaultValue={text}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && `${field}-error`}
          className="border-edge bg-sheet aria-invalid:border-fel block w-full border px-3 py-2.5 tabular-nums aria-invalid:border-2"
        />
        <span className="w-6 shrink-0">{unitTexts[unit]}</span>
      </div>
    </div>
  );
}
