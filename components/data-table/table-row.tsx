"use client";

import type { RowData, Row as TableRowModel } from "@tanstack/react-table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { dataTableFeatures } from "./column.ts";

const openerClass =
  "focus-inset flex h-9 w-full min-w-0 items-center rounded-sm text-left font-medium hover:underline hover:underline-offset-2";

/** One row. Its primary cell is the link or button that opens it; a click anywhere in the row does the same. */
export function TableRow<Row extends RowData>({
  row,
  name,
  href,
  open,
  active,
  selectable,
  opens,
  onOpen,
  onEnterPanel,
  onFocus,
}: {
  row: TableRowModel<typeof dataTableFeatures, Row>;
  /** What the row is called aloud. */
  name: string;
  href: string | null;
  open: boolean;
  /** Whether this row holds the table's tab stop. */
  active: boolean;
  selectable: boolean;
  opens: boolean;
  onOpen: () => void;
  /** The row is open already and is opened again: the reader wants to be in the panel. */
  onEnterPanel: () => void;
  onFocus: () => void;
}) {
  const t = useTranslations("ui.table");
  const selected = row.getIsSelected();
  const tabIndex = active ? 0 : -1;

  function clickRow(event: MouseEvent<HTMLTableRowElement>) {
    const target = event.target as HTMLElement;
    if (target.closest("a,button,input,label,select,textarea,[role=checkbox]")) return;
    if (window.getSelection()?.toString()) return;
    const link = event.currentTarget.querySelector<HTMLElement>("[data-opener]");
    // So that the table's keys, Escape above all, work on from a click.
    link?.focus({ preventScroll: true });
    link?.click();
  }

  function clickOpener(event: MouseEvent) {
    if (open) {
      event.preventDefault();
      onEnterPanel();
    } else if (!href) onOpen();
  }

  function opener(content: ReactNode) {
    const common = { "data-opener": "", tabIndex, className: openerClass, "aria-current": open || undefined };
    const label = <span className="min-w-0 truncate">{content}</span>;
    if (!href) {
      return (
        <button type="button" {...common} onClick={clickOpener}>
          {label}
        </button>
      );
    }
    return (
      <Link href={href} scroll={false} prefetch={false} {...common} onClick={clickOpener} onNavigate={onOpen}>
        {label}
      </Link>
    );
  }

  return (
    <tr
      data-row={row.id}
      onClick={opens ? clickRow : undefined}
      onFocus={onFocus}
      className={cn(
        "group/row border-b transition-colors",
        opens && "cursor-default hover:bg-surface",
        selected && "bg-accent-soft/60 hover:bg-accent-soft",
        open && "bg-accent-soft hover:bg-accent-soft",
      )}
    >
      {selectable ? (
        <td className={cn("relative w-11 p-0 text-center", open && "shadow-[inset_2px_0_0_var(--accent)]")}>
          <span className="flex h-9 items-center justify-center">
            <Checkbox
              tabIndex={tabIndex}
              aria-label={t("select", { name })}
              checked={selected}
              onClick={(event) =>
                row.getToggleSelectedHandler()({ shiftKey: event.shiftKey, target: { checked: !selected } })
              }
            />
          </span>
        </td>
      ) : null}
      {row.getVisibleCells().map((cell, index) => {
        const source = cell.column.columnDef.meta?.source;
        const content = cell.column.columnDef.cell;
        const shown = typeof content === "function" ? content(cell.getContext()) : null;
        return (
          <td
            key={cell.id}
            className={cn(
              "h-9 truncate px-3 py-0",
              source?.align === "end" && "text-right tabular-nums",
              open && !selectable && index === 0 && "shadow-[inset_2px_0_0_var(--accent)]",
            )}
          >
            {source?.primary && opens ? opener(shown) : shown}
          </td>
        );
      })}
    </tr>
  );
}
