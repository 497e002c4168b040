import { CardTable, Cell, ColumnHead, Row, RowGroup, RowHead } from "#components/layout/card-table.tsx";
import { softHyphens } from "#lib/content/soft-hyphens.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { formatKronor, formatShare } from "#lib/kpi/format.ts";
import { formatIn } from "#lib/kpi/run.ts";
import { type Lever, type Need, roundedGoal } from "#lib/kpi/what-if.ts";
import type { ChangeField, WhatIfResult } from "#lib/kpi/what-if-run.ts";
import { NumberField, NumberInput, numberProblems } from "./number-field.tsx";

const signed = (kronor: number) => `${kronor < 0 ? "−" : "+"}${formatKronor(Math.abs(kronor))}`;

/** A lever's own name, what it means to pull it, and what it is counted in. */
const inputOf = (lever: Lever) => toolTexts().whatIf.inputs[lever];

type WhatIfUnit = ReturnType<typeof inputOf>["unit"];

const ROW = 40;

/** How far each lever would have to go, as bars. The table says the same in numbers. */
function Chart({ rows }: { rows: readonly Need[] }) {
  const possible = rows.filter(({ share }) => share !== undefined);
  const farthest = Math.max(...possible.map(({ share = 0 }) => share), 0.001);
  return (
    <svg
      role="img"
      aria-label="Hur långt varje tal har till målet, kortast väg överst. Talen står i tabellen."
      className="block w-full"
      height={possible.length * ROW}
    >
      {possible.map(({ lever, share = 0 }, index) => (
        <g key={lever}>
          <text x="0" y={index * ROW + 12} className="fill-ink text-xs">
            {inputOf(lever).action}
          </text>
          <rect
            x="0"
            y={index * ROW + 18}
            height="14"
            width={`${Math.max((share / farthest) * 100, 0.5)}%`}
            className={share === possible[0]?.share ? "fill-hjortron" : "fill-gran"}
          />
        </g>
      ))}
    </svg>
  );
}

/** A number beside its goal: of a share the second decimal counts. */
const exactIn = (unit: WhatIfUnit, value: number) =>
  unit === "percent" ? formatShare(value, 2) : formatIn(unit, value);

const goalIn = (unit: WhatIfUnit, from: number, to: number) => exactIn(unit, roundedGoal(unit, from, to));

/** Where each lever stands and would have to stand. In a narrow column each row has its name on a line of its own. */
function NeedTable({ rows, rise }: { rows: readonly Need[]; rise: number }) {
  return (
    <CardTable
      aria-label={`Vad varje tal, för sig, behöver bli för ${formatKronor(rise)} mer`}
      className="block w-full border-collapse text-left text-sm lg:table"
    >
      <RowGroup className="block lg:table-header-group">
        <Row className="border-gran grid grid-cols-2 border-b-4 lg:table-row">
          {["Tal", "I dag", "För att nå målet"].map((name, index) => (
            <ColumnHead
              key={name}
              className={`font-bold lg:table-cell ${index === 0 ? "sr-only lg:not-sr-only" : "py-2 pr-2"}`}
            >
              {name}
            </ColumnHead>
          ))}
        </Row>
      </RowGroup>
      <RowGroup className="block lg:table-row-group">
        {rows.map(({ lever, from, to }) => (
          <Row key={lever} className="border-line grid grid-cols-2 border-b py-2 tabular-nums lg:table-row">
            <RowHead className="col-span-2 font-bold lg:table-cell lg:py-2 lg:pr-2">
              {softHyphens(inputOf(lever).action)}
            </RowHead>
            <Cell className="pr-2 lg:table-cell lg:align-middle">{exactIn(inputOf(lever).unit, from)}</Cell>
            <Cell className="font-semibold lg:table-cell lg:align-middle">
              {to === undefined ? "går inte med bara detta" : goalIn(inputOf(lever).unit, from, to)}
            </Cell>
          </Row>
        ))}
      </RowGroup>
    </CardTable>
  );
}

const changeUnits = { SEK: "kr", count: "st", percent: "procentenheter", years: "år" } as const;

function Change({ change: { lever, field, text, problem } }: { change: ChangeField }) {
  const { label, unit } = inputOf(lever);
  const beyond = unit === "percent" ? "under noll eller över 100\u00a0%" : "under noll";
  const error =
    problem === "impossible"
      ? `Ändringen är för stor: talet hamnar ${beyond}. Skriv en mindre.`
      : problem && numberProblems[problem];
  // A minus is not on every keyboard of digits.
  return (
    <NumberInput field={field} label={label} text={text} unit={changeUnits[unit]} error={error} inputMode="text" />
  );
}

/** A change of one's own of each number, and what all of them give together. */
function OwnChanges({ changes, gain }: Pick<WhatIfResult, "changes" | "gain">) {
  return (
    <fieldset className="border-line mt-10 border-t pt-6">
      <legend className="float-left w-full font-serif text-2xl">Pröva egna ändringar</legend>
      <p className="clear-both max-w-text pt-1">
        Skriv hur mycket varje tal ändras. Ett minus framför betyder minskning: −2 på returerna betyder att de minskar
        med två procentenheter.
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {changes.map((change) => (
          <Change key={change.lever} change={change} />
        ))}
      </div>
      <div className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-3">
        <button type="submit" formAction="/verktyg/kpi#tank-om" className="button no-print">
          Räkna
        </button>
        <output
          aria-label="Egna ändringar tillsammans"
          htmlFor={changes.map(({ field }) => field).join(" ")}
          className="font-serif text-2xl"
        >
          {gain === undefined ? "" : `Tillsammans: ${signed(gain)}`}
        </output>
      </div>
    </fieldset>
  );
}

/** The whole chain from visit to profit: a goal, and where each number would have to stand to reach it alone. */
export function WhatIfView({ whatIfResult }: { whatIfResult: WhatIfResult }) {
  const { inputs, goal, isExample, outcome, changes, gain } = whatIfResult;
  return (
    <section id="tank-om" aria-labelledby="tank-om-rubrik" className="border-ink border-t-4 pt-4">
      <h2 id="tank-om-rubrik" className="text-3xl">
        Vad krävs för att nå målet?
      </h2>
      <p className="mt-2 max-w-text">
        besök × konverteringsgrad × snittordervärde × (1 − returer) × marginal − marknadsföring = resultat
      </p>
      <div className="mt-6 grid gap-x-10 gap-y-8 md:grid-cols-2">
        <div className="stack-4">
          {isExample && <p className="text-soft text-sm">Exempel med påhittade tal. Byt dem mot era egna.</p>}
          {inputs.map((input) => (
            <NumberField key={input.field} input={input} />
          ))}
          <NumberField input={goal} />
          <button type="submit" formAction="/verktyg/kpi#tank-om" className="button no-print">
            Räkna
          </button>
        </div>
        <div aria-live="polite" className="min-w-0 stack-5">
          {outcome ? (
            <>
              <p>
                Resultatet i dag är <strong className="whitespace-nowrap">{formatKronor(outcome.result)}</strong>.
              </p>
              <p className="font-serif text-2xl">
                {outcome.needs.some(({ to }) => to !== undefined)
                  ? `Vart och ett av de här räcker ensamt för att öka resultatet med ${formatKronor(outcome.rise)}.`
                  : `Inget av talen räcker ensamt för att öka resultatet med ${formatKronor(outcome.rise)}.`}
              </p>
              <Chart rows={outcome.needs} />
              <NeedTable rows={outcome.needs} rise={outcome.rise} />
            </>
          ) : (
            <p>Rätta talen som är markerade, så räknar vi.</p>
          )}
          <ul className="text-soft stack-2 text-sm">
            {toolTexts().whatIf.reservations.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      </div>
      <OwnChanges changes={changes} gain={gain} />
    </section>
  );
}
