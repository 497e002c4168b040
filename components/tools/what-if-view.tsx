import { softHyphens } from "#lib/content/soft-hyphens.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { formatKronor } from "#lib/kpi/format.ts";
import { formatIn } from "#lib/kpi/run.ts";
import { bestLevers, type Lever } from "#lib/kpi/what-if.ts";
import type { WhatIfResult } from "#lib/kpi/what-if-run.ts";
import { inSentence } from "#lib/profile/in-sentence.ts";
import { NumberField } from "./number-field.tsx";

const signed = (kronor: number) => `${kronor < 0 ? "−" : "+"}${formatKronor(Math.abs(kronor))}`;

const list = new Intl.ListFormat("sv", { type: "conjunction" });

/** Which lever gives most, or which ones give equally much. */
/** What pulling a lever means, in words, and what it is counted in. */
const action = (lever: Lever) => toolTexts().whatIf.inputs[lever].action;
const unitOf = (lever: Lever) => toolTexts().whatIf.inputs[lever].unit;

function mostText(levers: readonly Lever[], gain: number): string {
  const names = levers.map((lever, index) => (index === 0 ? action(lever) : inSentence(action(lever))));
  return `${list.format(names)} ger ${levers.length > 1 ? "lika mycket, och mest" : "mest"}: ${signed(gain)}.`;
}

const ROW = 40;

/** How much each lever gives, as bars. The table beside it says the same in numbers. */
function Chart({ effects }: { effects: WhatIfResult["effects"] }) {
  const best = bestLevers(effects);
  const largest = Math.max(...effects.map(({ gain }) => Math.abs(gain)), 1);
  return (
    <svg
      role="img"
      aria-label="Vad varje förändring ger, störst överst. Talen står i tabellen."
      className="block w-full"
      height={effects.length * ROW}
    >
      {effects.map(({ lever, gain }, index) => (
        <g key={lever}>
          <text x="0" y={index * ROW + 12} className="fill-ink text-xs">
            {action(lever)}
          </text>
          <rect
            x="0"
            y={index * ROW + 18}
            height="14"
            width={`${Math.max((Math.abs(gain) / largest) * 100, 0.5)}%`}
            className={best.includes(lever) ? "fill-hjortron" : "fill-gran"}
          />
        </g>
      ))}
    </svg>
  );
}

/** The whole chain from visit to profit, and which lever gives most for the same relative change. */
export function WhatIfView({ whatIfResult }: { whatIfResult: WhatIfResult }) {
  const { inputs, isExample, change, result, effects } = whatIfResult;
  const [best] = effects;
  return (
    <section id="tank-om" aria-labelledby="tank-om-rubrik" className="border-ink border-t-4 pt-4">
      <h2 id="tank-om-rubrik" className="text-3xl">
        Vilket tal ger mest?
      </h2>
      <p className="mt-2 max-w-text">
        besök × konverteringsgrad × snittordervärde × (1 − returer) × marginal − marknadsföring = resultat
      </p>
      <div className="mt-6 grid gap-x-10 gap-y-8 md:grid-cols-2">
        <div className="space-y-4">
          {isExample && <p className="text-soft text-sm">Exempel med påhittade tal. Byt dem mot era egna.</p>}
          {inputs.map((input) => (
            <NumberField key={input.field} input={input} />
          ))}
          <fieldset>
            <legend className="font-semibold">Förändring</legend>
            <div className="mt-1 flex gap-6">
              {toolTexts().whatIf.changes.map((option) => (
                <label key={option} className="inline-flex min-h-11 items-center gap-2">
                  <input
                    type="radio"
                    name="andring"
                    value={option}
                    defaultChecked={option === change}
                    className="accent-gran size-5"
                  />
                  {option}&nbsp;%
                </label>
              ))}
            </div>
          </fieldset>
          <button type="submit" formAction="/verktyg/kpi#tank-om" className="button no-print">
            Räkna
          </button>
        </div>
        <output className="block min-w-0 space-y-5">
          {best ? (
            <>
              <p>
                Resultatet i dag är <strong className="whitespace-nowrap">{formatKronor(result)}</strong>. Så mycket gör{" "}
                {change}&nbsp;%, ett tal i taget.
              </p>
              <p className="font-serif text-2xl">{mostText(bestLevers(effects), best.gain)}</p>
              <Chart effects={effects} />
              {/* In a narrow column each row has its name on a line of its own. Some browsers drop roles with the display. */}
              <table role="table" className="block w-full border-collapse text-left text-sm lg:table">
                <caption className="sr-only">Vad {change} % förbättring av varje tal ger</caption>
                <thead role="rowgroup" className="block lg:table-header-group">
                  <tr role="row" className="border-gran grid grid-cols-3 border-b-4 lg:table-row">
                    {["Tal", "Från", "Till", "Ger"].map((name, index) => (
                      <th
                        key={name}
                        role="columnheader"
                        scope="col"
                        className={index === 0 ? "sr-only lg:not-sr-only" : "py-2 last:text-right"}
                      >
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody role="rowgroup" className="block lg:table-row-group">
                  {effects.map(({ lever, from, to, gain }) => (
                    <tr
                      key={lever}
                      role="row"
                      className="border-line grid grid-cols-3 border-b py-2 tabular-nums lg:table-row"
                    >
                      <th role="rowheader" scope="row" className="col-span-3 lg:py-2 lg:pr-2">
                        {softHyphens(action(lever))}
                      </th>
                      <td role="cell" className="pr-2">
                        {formatIn(unitOf(lever), from)}
                      </td>
                      <td role="cell" className="pr-2">
                        {formatIn(unitOf(lever), to)}
                      </td>
                      <td role="cell" className="text-right">
                        {signed(gain)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          ) : (
            <p>Rätta talen som är markerade, så räknar vi.</p>
          )}
          <ul className="text-soft space-y-2 text-sm">
            {toolTexts().whatIf.reservations.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </output>
      </div>
    </section>
  );
}
