"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { DataColumn, SortDirection, TableSort } from "./column.ts";
import { SortHeader } from "./sort-header.tsx";

const ariaSort = { asc: "ascending", desc: "descending" } as const;

/** The heads of the visible columns, sticky at the top of the scrolling part. */
export function TableHead<Row>({
  columns,
  sort,
  sortHref,
  selection,
}: {
  columns: readonly DataColumn<Row>[];
  sort: TableSort | null;
  sortHref: ((column: string, direction: SortDirection) => string) | undefined;
  /** Where rows can be selected: whether all or some of them are, and the act that turns it round. */
  selection: { all: boolean; some: boolean; toggle: () => void } | null;
}) {
  const t = useTranslations("ui.table");
  const cell = "sticky top-0 z-10 h-9 bg-background px-3 font-medium text-muted shadow-[inset_0_-1px_0_var(--line)]";
  return (
    <thead>
      <tr>
        {selection ? (
          <th scope="col" className={cn(cell, "p-0")}>
            <span className="flex h-9 items-center justify-center">
              <Checkbox
                aria-label={t("selectAll")}
                checked={selection.all ? true : selection.some ? "indeterminate" : false}
                onCheckedChange={selection.toggle}
              />
            </span>
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={sort?.column === column.id ? ariaSort[sort.direction] : undefined}
            className={cn(cell, "text-sm", column.align === "end" ? "text-right" : "text-left")}
          >
            {column.sortable && sortHref ? (
              <SortHeader
                column={column.id}
                label={column.header}
                sort={sort}
                hrefFor={sortHref}
                {...(column.firstDirection ? { first: column.firstDirection } : {})}
                {...(column.align ? { align: column.align } : {})}
              />
            ) : (
              <span className="block truncate">{column.header}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
