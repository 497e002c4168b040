import type { Unit } from "#lib/kpi/number.ts";
import type { FilledInput, NumberProblem } from "#lib/kpi/run.ts";

/** What is said beside a field with a number that cannot be counted with. */
export const numberProblems: Record<NumberProblem, string> = {
  empty: "Skriv ett tal",
  "not-a-number": "Skriv ett tal med siffror, till exempel 1\u00a0250,50",
  "other-unit": "Talet har en annan enhet än fältet. Räkna om det först",
  negative: "Talet kan inte vara mindre än noll",
  "too-large": "Talet är orimligt stort. Har det blivit en nolla för mycket?",
  "over-100": "En andel kan inte vara mer än 100\u00a0%",
};

const unitTexts: Record<Unit, string> = { SEK: "kr", count: "", percent: "%", years: "år" };

interface NumberInputProps {
  field: string;
  label: string;
  /** What stands in it, as it was typed. */
  text: string;
  unit: string;
  /** What is wrong with it, in words. */
  error: string | undefined;
  inputMode: "decimal" | "text";
}

/** A field for a number as people write it, with its unit and what is wrong with it. */
export function NumberInput({ field, label, text, unit, error, inputMode }: NumberInputProps) {
  return (
    <div className={error ? "border-fel border-l-4 pl-4" : undefined}>
      <label htmlFor={field} className="font-semibold">
        {label}
      </label>
      {error && (
        <p id={`${field}-error`} className="text-fel text-sm font-semibold">
          {error}
        </p>
      )}
      <div className="mt-1 flex items-baseline gap-2">
        <input
          id={field}
          name={field}
          defaultValue={text}
          inputMode={inputMode}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error && `${field}-error`}
          className="border-edge bg-sheet aria-invalid:border-fel block w-full min-w-0 border px-3 py-2.5 tabular-nums aria-invalid:border-2"
        />
        <span className="min-w-6 shrink-0">{unit}</span>
      </div>
    </div>
  );
}

/** A calculator's input. */
export function NumberField({ input: { field, label, unit, text, problem } }: { input: FilledInput }) {
  return (
    <NumberInput
      field={field}
      label={label}
      text={text}
      unit={unitTexts[unit]}
      error={problem && numberProblems[problem]}
      inputMode="decimal"
    />
  );
}
