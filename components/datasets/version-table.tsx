"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { VersionSummary } from "#lib/datasets/queries/list-versions.ts";
import { CategoryCounts } from "./category-counts.tsx";
import { VersionStatus } from "./version-status.tsx";

/** The project's versions, newest first; each leads to its page. */
export function VersionTable({
  versions,
  home,
  nextHref,
  previousHref,
}: {
  versions: VersionSummary[];
  /** Address of the list; a version's page is below it. */
  home: string;
  nextHref: string | null;
  previousHref: string | null;
}) {
  const t = useTranslations("datasets.list");
  const columns = useMemo<DataColumn<VersionSummary>[]>(
    () => [
      {
        id: "number",
        header: t("version"),
        cell: ({ number }) => <NumberFormat value={number} />,
        align: "end",
        width: 72,
        fixed: true,
      },
      { id: "name", header: t("name"), cell: ({ name }) => name, minWidth: 160, primary: true },
      {
        id: "items",
        header: t("items"),
        cell: ({ itemCount }) => <NumberFormat value={itemCount} />,
        align: "end",
        width: 96,
      },
      {
        id: "categories",
        header: t("categories"),
        cell: ({ counts }) => <CategoryCounts counts={counts} />,
        width: 320,
      },
      { id: "status", header: t("status"), cell: ({ status }) => <VersionStatus status={status} />, width: 112 },
      {
        id: "frozen",
        header: t("frozen"),
        cell: ({ frozenAt }) => <RelativeTime value={frozenAt} inTable />,
        width: 136,
      },
      { id: "by", header: t("by"), cell: ({ frozenBy }) => frozenBy, width: 160 },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      rows={versions}
      rowId={(version) => String(version.number)}
      rowName={({ number, name }) => t("rowName", { number, name })}
      rowHref={({ number }) => `${home}/${number}`}
      nextHref={nextHref}
      previousHref={previousHref}
    />
  );
}
