"use client";

import { type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { cn } from "#components/ui/class-names.ts";
import { PaginationKeyset } from "#components/ui/pagination-keyset.tsx";
import { useOverflow } from "#components/ui/use-overflow.ts";
import {
  type DataColumn,
  dataTableFeatures,
  leastTableWidth,
  type SortDirection,
  type TableSort,
  toColumnDefs,
} from "./column.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { NoRows } from "./no-rows.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { useRowFocus } from "./use-row-focus.ts";

/** Props of DataTable: one page of rows that the server has filtered, sorted and cut, and where its controls lead. */
export type DataTableProps<Row> = {
  /** What the rows are, read aloud: "Seeds". */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What one row is called aloud. */
  rowName: (row: Row) => string;

  sort?: TableSort | null;
  sortHref?: (column: string, direction: SortDirection) => string;
  previousHref?: string | null;
  nextHref?: string | null;
  /** Beside the pager: "50 of 25 005". */
  summary?: ReactNode;

  /** The row shown in `panel`. Rows open where `rowHref` or `onOpen` is given. */
  openId?: string | null;
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onClose?: () => void;
  /** A SidePanel about the open row; give `close` to its onClose, so that the focus goes back to the row. */
  panel?: (close: () => void) => ReactNode;

  selected?: readonly string[];
  onSelect?: (ids: string[]) => void;
  /** What can be done with the selected rows. */
  bulkActions?: ReactNode;

  /** Ids of hidden columns; without `onHide` the table keeps them itself. */
  hidden?: readonly string[];
  onHide?: (ids: string[]) => void;

  /** Above the table: a FilterBar. */
  toolbar?: ReactNode;
  /** Rows are being fetched: they dim, and stay. */
  pending?: boolean;
  /** Filters are set, so that an empty page speaks of them. */
  filtered?: boolean;
  /** In place of the rows: why there are none (EmptyState), or what went wrong (ErrorState). */
  empty?: ReactNode;
  error?: ReactNode;
  className?: string;
};

/**
 * A server-driven table of 36 px rows. The URL is its state: sorting, paging and opening are links. Inside, arrows or
 * J and K move between rows, Enter opens, Enter again goes into the panel, X selects, Escape closes.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowName, sort = null, openId = null, selected = [], onSelect } = props;
  const t = useTranslations("ui.table");
  const hintId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const hideable = columns.some((column) => !column.primary && !column.fixed);
  const overflows = useOverflow(scroller);
  const [ownHidden, setOwnHidden] = useState<readonly string[]>(props.hidden ?? []);
  const hidden = props.onHide ? (props.hidden ?? []) : ownHidden;

  const rowSelection = useMemo<RowSelectionState>(
    () => Object.fromEntries(selected.map((id) => [id, true])),
    [selected],
  );
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const table = useTable({
    features: dataTableFeatures,
    columns: useMemo(() => toColumnDefs(columns), [columns]),
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableRowSelection: onSelect !== undefined,
    state: { rowSelection, columnVisibility },
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(rowSelection) : update;
      onSelect?.(Object.keys(next));
    },
  });

  const visible = columns.filter((column) => !hidden.includes(column.id));
  const opens = props.rowHref !== undefined || props.onOpen !== undefined;
  const selectable = onSelect !== undefined;
  const models = table.getRowModel().rows;
  const focus = useRowFocus({
    ids: models.map((row) => row.id),
    openId,
    table: scroller,
    onToggle: selectable ? (id) => table.getRow(id).toggleSelected() : null,
    onClose: props.onClose,
  });

  function open(row: Row) {
    props.onOpen?.(row);
    // While the panel follows the focus, the row that is read aloud says enough.
    if (props.panel && openId === null) announce(t("opened", { name: rowName(row) }));
  }

  const blank =
    props.error ?? (rows.length === 0 ? (props.empty ?? <NoRows filtered={props.filtered ?? false} />) : null);

  return (
    <div className={cn("flex min-w-0 items-start gap-4", props.className)}>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {props.toolbar || hideable ? (
          <div className="flex items-start justify-between gap-2">
            <div className="min-w-0 flex-1">{props.toolbar}</div>
            {hideable ? <ColumnMenu columns={columns} hidden={hidden} onChange={props.onHide ?? setOwnHidden} /> : null}
          </div>
        ) : null}
        {blank ?? (
          // biome-ignore lint/a11y/useSemanticElements: a section needs this role too to be named when it scrolls
          <div
            ref={scroller}
            role="region"
            aria-label={overflows ? t("scroll", { name: label }) : label}
            tabIndex={overflows ? 0 : undefined}
            aria-busy={props.pending || undefined}
            onKeyDown={focus.onKeyDown}
            className={cn(
              "focus-inset relative overflow-auto rounded-sm border-t md:max-h-[max(20rem,calc(100dvh-var(--table-room,17rem)))]",
              "transition-opacity",
              props.pending && "opacity-60",
            )}
          >
            <table
              aria-label={label}
              aria-describedby={opens ? hintId : undefined}
              className="w-full table-fixed border-separate border-spacing-0 text-base [&_td]:border-b"
              style={{ minWidth: leastTableWidth(visible, selectable) }}
            >
              <colgroup>
                {selectable ? <col style={{ width: 44 }} /> : null}
                {visible.map((column) => (
                  <col key={column.id} style={column.width ? { width: column.width } : undefined} />
                ))}
              </colgroup>
              <TableHead
                columns={visible}
                sort={sort}
                sortHref={props.sortHref}
                selection={
                  selectable
                    ? {
                        all: table.getIsAllRowsSelected(),
                        some: table.getIsSomeRowsSelected(),
                        toggle: () => table.toggleAllRowsSelected(),
                      }
                    : null
                }
              />
              <tbody>
                {models.map((row) => (
                  <TableRow
                    key={row.id}
                    row={row}
                    name={rowName(row.original)}
                    href={props.rowHref?.(row.original) ?? null}
                    open={row.id === openId}
                    active={row.id === focus.activeId}
                    selectable={selectable}
                    opens={opens}
                    onOpen={() => open(row.original)}
                    onEnterPanel={focus.enterPanel}
                    onFocus={() => focus.setFocused(row.id)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {opens && blank === null ? (
          <p id={hintId} className="sr-only">
            {t(selectable ? "keys" : "keysNoSelection")}
          </p>
        ) : null}
        <div className="flex min-h-8 flex-wrap items-center gap-x-6 gap-y-2 empty:hidden">
          {selectable ? (
            <SelectionBar count={selected.length} onClear={() => onSelect([])}>
              {props.bulkActions}
            </SelectionBar>
          ) : null}
          {props.previousHref || props.nextHref || props.summary ? (
            <PaginationKeyset
              previousHref={props.previousHref ?? null}
              nextHref={props.nextHref ?? null}
              summary={props.summary}
              className="flex-1"
            />
          ) : null}
        </div>
      </div>
      {props.panel && openId !== null ? (
        <div ref={focus.panel} className="contents">
          {props.panel(focus.leavePanel)}
        </div>
      ) : null}
    </div>
  );
}
