"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import type { ItemRow } from "#lib/items/queries/item-rows.ts";
import { ItemStatus } from "./item-status.tsx";
import { ScoreBar } from "./score-bar.tsx";

/**
 * The columns of the table of items. Only what is indexed can be sorted by.
 * @param scored the rows are found by similarity, and in its order
 */
export function useItemColumns(scored: boolean): DataColumn<ItemRow & { score?: number }>[] {
  const t = useTranslations("items");
  return useMemo(
    () => [
      ...(scored
        ? [
            {
              id: "score",
              header: t("similar.score"),
              cell: (row: { score?: number }) => <ScoreBar score={row.score ?? 0} />,
              align: "end" as const,
              width: 132,
              fixed: true,
            },
          ]
        : []),
      {
        id: "number",
        header: t("table.number"),
        cell: (row) => formatNumber(row.sequence),
        align: "end",
        width: 92,
        sortable: true,
        firstDirection: "desc",
      },
      {
        id: "instruction",
        header: t("text.instruction"),
        cell: (row) => row.instruction,
        minWidth: 280,
        primary: true,
      },
      {
        id: "category",
        header: t("table.category"),
        cell: (row) => (
          <CategoryBadge category={row.category ?? row.proposedCategory} proposed={row.category === null} />
        ),
        width: 112,
      },
      {
        id: "status",
        header: t("table.status"),
        cell: (row) =>
          row.duplicateOf ? (
            <StatusBadge look="stopped">
              {t("duplicate.short", { of: row.duplicateOf.of, number: row.duplicateOf.number })}
            </StatusBadge>
          ) : (
            <ItemStatus status={row.status} />
          ),
        width: 176,
      },
      { id: "kind", header: t("table.kind"), cell: (row) => row.kind, width: 200 },
      {
        id: "origin",
        header: t("table.origin"),
        cell: (row) => {
          const origin = row.runNumber ? t("table.run", { number: row.runNumber }) : t(`origin.${row.origin}`);
          return row.restored ? t("table.restored", { origin }) : origin;
        },
        width: 140,
      },
      {
        id: "updated",
        header: t("table.updated"),
        cell: (row) => <RelativeTime value={row.updatedAt} inTable />,
        width: 132,
        sortable: true,
        firstDirection: "desc",
      },
    ],
    [t, scored],
  );
}
