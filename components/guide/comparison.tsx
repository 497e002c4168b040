import { Children, isValidElement, type ReactNode } from "react";
import type { ComponentProps } from "#lib/content/components.ts";
import { anchorId } from "#lib/content/parse.ts";
import { type Role, roleOf } from "#lib/content/roles.ts";
import { roleBorder, roleText } from "./role-colors.ts";

type RowProps = ComponentProps<"Rad">;
type ComparisonProps = ComponentProps<"Jamforelse"> & { children: ReactNode };

/** The name over a cell where the columns stand under each other. */
function RoleName({ role }: { role: Role }) {
  return (
    <span aria-hidden="true" className={`mt-3 block text-sm font-semibold md:hidden ${roleText[role.color]}`}>
      {role.name}
    </span>
  );
}

/** One row. Its anchor is made from its name, so that a link can lead to it. */
function Row({ row, roles }: { row: RowProps; roles: readonly [Role, Role] }) {
  return (
    <tr
      role="row"
      id={anchorId(row.namn)}
      className="border-line target:bg-mist block border-b py-5 md:table-row md:py-0"
    >
      <th role="rowheader" scope="row" className="block align-top font-semibold md:table-cell md:py-5 md:pr-4">
        {row.namn}
      </th>
      <td role="cell" className="block align-top md:table-cell md:py-5 md:pr-6">
        <RoleName role={roles[0]} />
        {row.ena}
      </td>
      <td role="cell" className="block align-top md:table-cell md:py-5">
        <RoleName role={roles[1]} />
        {row.andra}
      </td>
    </tr>
  );
}

function columnHead({ name, color }: Role, className: string) {
  return (
    <th
      key={name}
      role="columnheader"
      scope="col"
      className={`border-b-4 pb-3 font-semibold md:w-2/5 ${roleBorder[color]} ${roleText[color]} ${className}`}
    >
      {name}
    </th>
  );
}

/** Two roles side by side: a table with row and column headers, which becomes cards on a phone. */
export function Comparison({ rubrik, ena, andra, children }: ComparisonProps) {
  const [first, second] = [roleOf(ena), roleOf(andra)];
  if (!first || !second) return null;
  const rows = Children.toArray(children).filter((child) => isValidElement<RowProps>(child));
  return (
    // The roles are given again because some browsers drop them when a table is displayed as something else.
    <table role="table" className="block w-full border-collapse text-left md:table">
      <caption className="sr-only">{rubrik}</caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="md:table-row">
          <th role="columnheader" scope="col" className="border-ink border-b-4 pr-4 pb-3 md:w-1/5">
            <span className="sr-only">Område</span>
          </th>
          {columnHead(first, "pr-4")}
          {columnHead(second, "")}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {rows.map(({ props }) => (
          <Row key={props.namn} row={props} roles={[first, second]} />
        ))}
      </tbody>
    </table>
  );
}

/** A row as editors write it; the comparison that it stands in draws it. */
export function ComparisonRow(_row: RowProps) {
  return null;
}
