"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { SeedRow } from "#lib/seeds/queries/list-seeds.ts";
import { StatusOfSeed } from "./status-of-seed.tsx";

/** The columns of the table of seeds. */
export function useSeedColumns(): DataColumn<SeedRow>[] {
  const t = useTranslations("seeds.table");
  return useMemo(
    () => [
      {
        id: "number",
        header: t("number"),
        cell: (row) => formatNumber(row.number),
        align: "end",
        width: 76,
        sortable: true,
      },
      { id: "instruction", header: t("instruction"), cell: (row) => row.instruction, minWidth: 280, primary: true },
      { id: "category", header: t("category"), cell: (row) => <CategoryBadge category={row.category} />, width: 112 },
      { id: "kind", header: t("kind"), cell: (row) => row.kind, width: 200, sortable: true },
      { id: "tags", header: t("tags"), cell: (row) => row.tags.join(", "), width: 200 },
      { id: "status", header: t("status"), cell: (row) => <StatusOfSeed status={row.status} />, width: 112 },
      {
        id: "updated",
        header: t("updated"),
        cell: (row) => <RelativeTime value={row.updatedAt} inTable />,
        width: 132,
        sortable: true,
        firstDirection: "desc",
      },
    ],
    [t],
  );
}
