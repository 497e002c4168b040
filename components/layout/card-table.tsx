import type { ComponentProps } from "react";

const part = (role: string) =>
  function Part(props: ComponentProps<"div">) {
    return <div role={role} {...props} />;
  };

/**
 * The parts of a table that is displayed as cards where it is narrow. They are no table elements: some browsers drop the
 * meaning of those when they are displayed as something else, and HTML forbids giving it back by roles.
 */
export const CardTable = part("table");
export const RowGroup = part("rowgroup");
export const Row = part("row");
export const ColumnHead = part("columnheader");
export const RowHead = part("rowheader");
export const Cell = part("cell");
