import { CardTable, Cell, ColumnHead, Row, RowGroup, RowHead } from "#components/layout/card-table.tsx";
import type { Profile } from "#lib/profile/profile.ts";

/** What is demanded and what is only good to have, by competence, and the employer's own demands with warnings. */
export function DemandTable({ profile }: { profile: Profile }) {
  const list = (items: readonly string[]) => (
    <ul className="stack-1">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
  return (
    <>
      <CardTable
        aria-label="Krav, och vad som är meriterande"
        className="block w-full border-collapse text-left md:table"
      >
        <RowGroup className="sr-only md:not-sr-only md:table-header-group">
          <Row className="md:table-row">
            {["Kompetens", "Krav", "Meriterande"].map((name) => (
              <ColumnHead key={name} className="border-gran border-b-4 py-2 pr-4 font-bold md:table-cell md:w-1/3">
                {name}
              </ColumnHead>
            ))}
          </Row>
        </RowGroup>
        <RowGroup className="block md:table-row-group">
          {profile.demands.map((demand) => (
            <Row key={demand.id} className="border-line block border-b py-4 md:table-row md:py-0">
              <RowHead className="block pr-4 align-top font-bold md:table-cell md:py-4">{demand.name}</RowHead>
              {(["skall", "merit"] as const).map((level) => (
                <Cell key={level} className="block pr-4 align-top md:table-cell md:py-4">
                  <span aria-hidden="true" className="text-gran mt-2 block text-sm font-semibold md:hidden">
                    {level === "skall" ? "Krav" : "Meriterande"}
                  </span>
                  {list(demand[level])}
                </Cell>
              ))}
            </Row>
          ))}
        </RowGroup>
      </CardTable>
      {profile.ownDemands.length > 0 && (
        <div className="pt-6">
          <h3 className="font-sans text-lg font-semibold tracking-normal">Era egna krav</h3>
          <ul className="mt-2 stack-3">
            {profile.ownDemands.map(({ text, warnings }) => (
              <li key={text} className={warnings.length > 0 ? "border-hjortron border-l-4 pl-4" : "pl-5"}>
                {text}
                {warnings.map((warning) => (
                  <strong key={warning} className="block text-sm font-semibold">
                    {warning}
                  </strong>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
