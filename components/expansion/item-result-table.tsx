"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ActiveFilters } from "#components/data-table/active-filters.tsx";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { ItemRunPurpose } from "#lib/expansion/item-run-schema.ts";
import type { CategoryPair, ItemResult } from "#lib/expansion/queries/list-item-results.ts";
import { ItemResultPanel } from "./item-result-panel.tsx";

const looks: Record<ItemResult["status"], StatusLook> = {
  waiting: "waiting",
  planned: "waiting",
  batched: "running",
  sent: "running",
  answered: "done",
  settled: "done",
  failed: "failed",
};

/** What became of each item of a run: the proposal before and after, or the second answer beside the output. */
export function ItemResultTable({
  purpose,
  rows,
  open,
  pair,
  home,
  previousHref,
  nextHref,
}: {
  purpose: ItemRunPurpose;
  rows: ItemResult[];
  /** The one that the address names, with its texts whole. */
  open: ItemResult | null;
  /** Only items of this cell of the agreement. */
  pair: CategoryPair | null;
  /** "/p/SLUG" */
  home: string;
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations("itemRuns.results");
  const url = useUrlState();
  const columns = useMemo<DataColumn<ItemResult>[]>(() => {
    const status: DataColumn<ItemResult> = {
      id: "status",
      header: t("status.header"),
      width: 116,
      cell: (row) => <StatusBadge look={looks[row.status]}>{t(`status.${row.status}`)}</StatusBadge>,
    };
    const item: DataColumn<ItemResult>[] = [
      { id: "item", header: t("item"), width: 84, align: "end", cell: (row) => row.itemSequence },
      { id: "instruction", header: t("instruction"), minWidth: 220, primary: true, cell: (row) => row.instruction },
    ];
    if (purpose === "answer") {
      return [
        ...item,
        { id: "output", header: t("output"), minWidth: 200, cell: (row) => row.output },
        { id: "answer", header: t("answer"), minWidth: 200, cell: (row) => row.answer?.output ?? null },
        status,
      ];
    }
    return [
      ...item,
      { id: "before", header: t("before"), width: 92, cell: (row) => <Category category={row.before} /> },
      { id: "after", header: t("after"), width: 112, cell: (row) => <Proposed result={row} /> },
      {
        id: "decided",
        header: t("decided"),
        width: 92,
        cell: (row) => (row.decided ? <CategoryBadge category={row.decided} /> : null),
      },
      { id: "kind", header: t("kind"), width: 168, cell: (row) => row.proposal?.kind ?? null },
      { id: "reason", header: t("reason"), minWidth: 180, cell: (row) => row.proposal?.reason ?? row.error },
      status,
    ];
  }, [t, purpose]);
  const filters = pair ? [{ key: "proposed", label: t("agreement"), value: t("pair", pair) }] : [];
  const clear = () => url.go({ proposed: null, decided: null });
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.number)}
      rowName={(row) => t("name", { number: row.itemSequence })}
      openId={open ? String(open.number) : null}
      rowHref={(row) => url.href({ open: String(row.number) })}
      onClose={() => url.go({ open: null })}
      panel={(close) => (open ? <ItemResultPanel result={open} home={home} onClose={close} /> : null)}
      previousHref={previousHref}
      nextHref={nextHref}
      pending={url.pending}
      filtered={pair !== null}
      {...(pair
        ? {
            toolbar: (
              <FilterBar active={<ActiveFilters filters={filters} onRemove={clear} onClear={clear} />}>
                {null}
              </FilterBar>
            ),
          }
        : {})}
      empty={<p className="py-6 text-muted">{t("empty")}</p>}
    />
  );
}

function Category({ category }: { category: ItemResult["before"] }) {
  const t = useTranslations("itemRuns.results");
  return category ? <CategoryBadge category={category} proposed /> : <span className="text-muted">{t("none")}</span>;
}

function Proposed({ result: { proposal } }: { result: ItemResult }) {
  const t = useTranslations("itemRuns.results");
  if (!proposal) return null;
  return proposal.category ? (
    <CategoryBadge category={proposal.category} proposed />
  ) : (
    <span>{t("raw", { category: proposal.rawCategory })}</span>
  );
}
