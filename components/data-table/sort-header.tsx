"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { SortDirection, TableSort } from "./column.ts";

/** A column's head as a link that sorts by it, or turns the order round. */
export function SortHeader({
  column,
  label,
  sort,
  first = "asc",
  align = "start",
  hrefFor,
}: {
  column: string;
  label: string;
  sort: TableSort | null;
  first?: SortDirection;
  align?: "start" | "end";
  hrefFor: (column: string, direction: SortDirection) => string;
}) {
  const t = useTranslations("ui.table");
  const current = sort?.column === column ? sort.direction : null;
  const next = current === null ? first : current === "asc" ? "desc" : "asc";
  return (
    <Link
      href={hrefFor(column, next)}
      scroll={false}
      title={t("sortBy", { column: label })}
      className={cn(
        "focus-inset group flex h-9 items-center gap-1 rounded-sm hover:text-text",
        align === "end" && "flex-row-reverse",
        current && "text-text",
      )}
    >
      <span className="truncate">{label}</span>
      <SortMark current={current} />
    </Link>
  );
}

function SortMark({ current }: { current: SortDirection | null }) {
  const { pending } = useLinkStatus();
  if (pending) return <Spinner className="appear-late size-3.5 shrink-0" />;
  if (current === "asc") return <ArrowUp aria-hidden="true" className="size-3.5 shrink-0" />;
  if (current === "desc") return <ArrowDown aria-hidden="true" className="size-3.5 shrink-0" />;
  return (
    <ChevronsUpDown
      aria-hidden="true"
      className="size-3.5 shrink-0 opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60"
    />
  );
}
