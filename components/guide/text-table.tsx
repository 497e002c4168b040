import type { ComponentProps } from "react";
import { CardTable, Cell, ColumnHead, Row, RowGroup } from "../layout/card-table.tsx";
import { ScrollArea } from "../layout/scroll-area.tsx";

function Table({ "aria-label": name = "Tabell", children }: ComponentProps<"div">) {
  return (
    <ScrollArea label={name} className="@container my-6 overflow-x-auto">
      <CardTable className="text-table border-ink block w-full border-t-2 text-left @[40rem]:table">
        {children}
      </CardTable>
    </ScrollArea>
  );
}

/** The elements of a table in a text: rows are cards on a phone, where a cell says what its column is called. */
export const textTable = {
  table: Table,
  thead: (props: ComponentProps<"div">) => (
    <RowGroup {...props} className="sr-only @[40rem]:not-sr-only @[40rem]:table-header-group" />
  ),
  tbody: (props: ComponentProps<"div">) => <RowGroup {...props} className="block @[40rem]:table-row-group" />,
  tr: (props: ComponentProps<"div">) => (
    <Row {...props} className="border-line block border-b py-3 @[40rem]:table-row" />
  ),
  th: (props: ComponentProps<"div">) => (
    <ColumnHead {...props} className="border-line border-b py-3 pr-4 font-semibold @[40rem]:table-cell" />
  ),
  // What it says is one thing beside its column's name, of however many pieces it is.
  td: ({ children, ...props }: ComponentProps<"div">) => (
    <Cell
      {...props}
      className="grid grid-cols-[2fr_3fr] gap-x-4 py-1 first:block first:font-semibold @[40rem]:first:table-cell @[40rem]:first:font-normal @[40rem]:border-line @[40rem]:table-cell @[40rem]:border-b @[40rem]:py-3 @[40rem]:pr-4 @[40rem]:align-top"
    >
      <div>{children}</div>
    </Cell>
  ),
};
