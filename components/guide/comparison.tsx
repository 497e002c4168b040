import { Children, isValidElement, type ReactNode } from "react";
import { CardTable, Cell, ColumnHead, Row, RowGroup, RowHead } from "#components/layout/card-table.tsx";
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
function RoleRow({ row, roles }: { row: RowProps; roles: readonly [Role, Role] }) {
  return (
    <Row id={anchorId(row.namn)} className="border-line target:bg-mist block border-b py-5 md:table-row md:py-0">
      <RowHead className="block align-top font-semibold md:table-cell md:py-5 md:pr-4">{row.namn}</RowHead>
      <Cell className="block align-top md:table-cell md:py-5 md:pr-6">
        <RoleName role={roles[0]} />
        {row.ena}
      </Cell>
      <Cell className="block align-top md:table-cell md:py-5">
        <RoleName role={roles[1]} />
        {row.andra}
      </Cell>
    </Row>
  );
}

function columnHead({ name, color }: Role, className: string) {
  return (
    <ColumnHead
      key={name}
      className={`border-b-4 pb-3 font-semibold md:table-cell md:w-2/5 ${roleBorder[color]} ${roleText[color]} ${className}`}
    >
      {name}
    </ColumnHead>
  );
}

/** Two roles side by side: a table with row and column headers, which becomes cards on a phone. */
export function Comparison({ rubrik, ena, andra, children }: ComparisonProps) {
  const [first, second] = [roleOf(ena), roleOf(andra)];
  if (!first || !second) return null;
  const rows = Children.toArray(children).filter((child) => isValidElement<RowProps>(child));
  return (
    <CardTable aria-label={rubrik} className="block w-full border-collapse text-left md:table">
      <RowGroup className="sr-only md:not-sr-only md:table-header-group">
        <Row className="md:table-row">
          <ColumnHead className="border-ink border-b-4 pr-4 pb-3 md:table-cell md:w-1/5">
            <span className="sr-only">Område</span>
          </ColumnHead>
          {columnHead(first, "pr-4")}
          {columnHead(second, "")}
        </Row>
      </RowGroup>
      <RowGroup className="block md:table-row-group">
        {rows.map(({ props }) => (
          <RoleRow key={props.namn} row={props} roles={[first, second]} />
        ))}
      </RowGroup>
    </CardTable>
  );
}

/** A row as editors write it; the comparison that it stands in draws it. */
export function ComparisonRow(_row: RowProps) {
  return null;
}
