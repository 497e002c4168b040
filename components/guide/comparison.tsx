import type { ReactNode } from "react";
import type { ComponentProps } from "#lib/content/components.ts";
import { leaders } from "#lib/content/journey.ts";
import { anchorId } from "#lib/content/parse.ts";

type ComparisonProps = ComponentProps<"Jamforelse"> & { children: ReactNode };

/** The two roles side by side: a table with row and column headers, which becomes cards on a phone. */
export function Comparison({ rubrik, children }: ComparisonProps) {
  return (
    // The roles are given again because some browsers drop them when a table is displayed as something else.
    <table role="table" className="block w-full border-collapse text-left md:table">
      <caption className="sr-only">{rubrik}</caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="md:table-row">
          <th role="columnheader" scope="col" className="border-ink border-b-4 pr-4 pb-3 md:w-1/5">
            <span className="sr-only">Område</span>
          </th>
          <th
            role="columnheader"
            scope="col"
            className="border-fjord text-fjord border-b-4 pr-4 pb-3 font-semibold md:w-2/5"
          >
            {leaders.digital}
          </th>
          <th role="columnheader" scope="col" className="border-gran text-gran border-b-4 pb-3 font-semibold md:w-2/5">
            {leaders.ehandel}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {children}
      </tbody>
    </table>
  );
}

function RoleName({ side }: { side: "digital" | "ehandel" }) {
  return (
    <span
      aria-hidden="true"
      className={`mt-3 block text-sm font-semibold md:hidden ${side === "digital" ? "text-fjord" : "text-gran"}`}
    >
      {leaders[side]}
    </span>
  );
}

/** One row of the comparison. Its anchor is made from its name, so that a link can lead to it. */
export function ComparisonRow({ namn, digital, ehandel }: ComponentProps<"Rad">) {
  return (
    <tr role="row" id={anchorId(namn)} className="border-line target:bg-mist block border-b py-5 md:table-row md:py-0">
      <th role="rowheader" scope="row" className="block align-top font-semibold md:table-cell md:py-5 md:pr-4">
        {namn}
      </th>
      <td role="cell" className="block align-top md:table-cell md:py-5 md:pr-6">
        <RoleName side="digital" />
        {digital}
      </td>
      <td role="cell" className="block align-top md:table-cell md:py-5">
        <RoleName side="ehandel" />
        {ehandel}
      </td>
    </tr>
  );
}
