"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import type { RunSeedRow } from "#lib/expansion/queries/list-run-seeds.ts";
import type { RunSeedSort } from "#lib/expansion/run-seed-sort.ts";
import { AcceptanceBar } from "./acceptance-bar.tsx";

/** Which seeds pull their weight: how often each was shown, and what came of the calls that showed it. */
export function RunSeedTable({
  rows,
  total,
  sort,
  projectPath,
}: {
  rows: RunSeedRow[];
  /** Of the run; more than there are rows in a large one. */
  total: number;
  sort: RunSeedSort;
  projectPath: string;
}) {
  const t = useTranslations("expansion.seeds");
  const url = useUrlState();
  const columns = useMemo<DataColumn<RunSeedRow>[]>(() => {
    const figure = (id: "shown" | "accepted" | "turnedAway", width: number): DataColumn<RunSeedRow> => ({
      id,
      header: t(id),
      width,
      align: "end",
      sortable: true,
      firstDirection: "desc",
      cell: (row) => formatNumber(row[id]),
    });
    return [
      { id: "number", header: t("number"), width: 88, align: "end", sortable: true, cell: (row) => row.number },
      { id: "instruction", header: t("instruction"), primary: true, cell: (row) => row.instruction },
      { id: "category", header: t("category"), width: 96, cell: (row) => <CategoryBadge category={row.category} /> },
      figure("shown", 96),
      figure("accepted", 96),
      figure("turnedAway", 136),
      {
        id: "acceptance",
        header: t("acceptance"),
        width: 300,
        sortable: true,
        firstDirection: "desc",
        cell: (row) => <AcceptanceBar accepted={row.accepted} turnedAway={row.turnedAway} />,
      },
    ];
  }, [t]);
  const [column = "number", direction = "asc"] = sort.split("-") as [string, "asc" | "desc"];
  return (
    <>
      <p className="mb-3 max-w-[72ch] text-sm text-muted text-pretty">{t("description")}</p>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.number)}
        rowName={(row) => t("name", { number: row.number })}
        rowHref={(row) => `${projectPath}/seeds/${row.number}`}
        sort={{ column, direction }}
        sortHref={(by, order) => url.href({ sort: `${by}-${order}` })}
        pending={url.pending}
        {...(rows.length < total ? { summary: t("firstOf", { count: rows.length, total }) } : {})}
        empty={<p className="py-6 text-muted">{t("empty")}</p>}
      />
    </>
  );
}
