import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

/** One column of a DataTable. Keep the list in a constant or a memo: a new list is a new table. */
export type DataColumn<Row> = {
  /** Names the column in the URL, in sorting and among the hidden ones. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Text at the start, numbers at the end. */
  align?: "start" | "end";
  /** In pixels. Columns without one share what is left (at least `minWidth`, 240). */
  width?: number;
  minWidth?: number;
  sortable?: boolean;
  /** The direction of the first click: numbers and times usually want "desc". */
  firstDirection?: SortDirection;
  /** The column whose content opens the row: exactly one where rows open. */
  primary?: boolean;
  /** Fixed columns cannot be hidden; the primary one never can. */
  fixed?: boolean;
};

export type SortDirection = "asc" | "desc";

/** What the rows are sorted by. */
export type TableSort = { column: string; direction: SortDirection };

/** The parts of TanStack Table in use. Sorting, paging and filtering are the server's. */
export const dataTableFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ source: DataColumn<never> }>(),
});

/** TanStack's column definitions for ours. */
export function toColumnDefs<Row extends RowData>(
  columns: readonly DataColumn<Row>[],
): ColumnDef<typeof dataTableFeatures, Row>[] {
  const helper = createColumnHelper<typeof dataTableFeatures, Row>();
  return columns.map((column) =>
    helper.display({
      id: column.id,
      header: column.header,
      cell: (context) => column.cell(context.row.original),
      enableHiding: !column.primary && !column.fixed,
      meta: { source: column },
    }),
  );
}

const usualMinWidth = 240;
const selectionWidth = 44;

/** The width in pixels under which the table scrolls sideways. */
export function leastTableWidth<Row>(columns: readonly DataColumn<Row>[], selectable: boolean): number {
  const widths = columns.map((column) => column.width ?? column.minWidth ?? usualMinWidth);
  return widths.reduce((sum, width) => sum + width, selectable ? selectionWidth : 0);
}
