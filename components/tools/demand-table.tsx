import type { Profile } from "#lib/profile/profile.ts";

/** What is demanded and what is only good to have, by competence, and the employer's own demands with warnings. */
export function DemandTable({ profile }: { profile: Profile }) {
  const list = (items: readonly string[]) => (
    <ul className="space-y-1">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
  return (
    <>
      {/* The roles are given again because some browsers drop them when a table is displayed as something else. */}
      <table role="table" className="block w-full border-collapse text-left md:table">
        <caption className="sr-only">Krav, och vad som är meriterande</caption>
        <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
          <tr role="row" className="md:table-row">
            {["Kompetens", "Krav", "Meriterande"].map((name) => (
              <th key={name} role="columnheader" scope="col" className="border-gran border-b-4 py-2 pr-4 md:w-1/3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block md:table-row-group">
          {profile.demands.map((demand) => (
            <tr key={demand.id} role="row" className="border-line block border-b py-4 md:table-row md:py-0">
              <th role="rowheader" scope="row" className="block pr-4 align-top md:table-cell md:py-4">
                {demand.name}
              </th>
              {(["skall", "merit"] as const).map((level) => (
                <td key={level} role="cell" className="block pr-4 align-top md:table-cell md:py-4">
                  <span aria-hidden="true" className="text-gran mt-2 block text-sm font-semibold md:hidden">
                    {level === "skall" ? "Krav" : "Meriterande"}
                  </span>
                  {list(demand[level])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {profile.ownDemands.length > 0 && (
        <div className="pt-6">
          <h3 className="font-sans text-lg font-semibold tracking-normal">Era egna krav</h3>
          <ul className="mt-2 space-y-3">
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
