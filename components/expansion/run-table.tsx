"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunRow } from "#lib/expansion/queries/list-runs.ts";
import { RunStatus } from "./run-status.tsx";

type Props = {
  rows: RunRow[];
  base: string;
  previousHref: string | null;
  nextHref: string | null;
  empty: ReactNode;
};

/** The project's runs, the newest first. */
export function RunTable({ rows, base, previousHref, nextHref, empty }: Props) {
  const t = useTranslations("expansion");
  const columns = useMemo<DataColumn<RunRow>[]>(
    () => [
      {
        id: "number",
        header: t("columns.number"),
        width: 96,
        primary: true,
        cell: (run) => t("runNumber", { number: run.number }),
      },
      { id: "status", header: t("columns.status"), width: 120, cell: (run) => <RunStatus status={run.status} /> },
      {
        id: "model",
        header: t("columns.model"),
        cell: (run) => (
          <span className="inline-flex max-w-full items-center gap-2">
            <span className="truncate">{t("runOn", { model: run.model, endpoint: run.endpointName })}</span>
            {run.practice ? <Badge tone="warning">{t("practice")}</Badge> : null}
          </span>
        ),
      },
      {
        id: "accepted",
        header: t("columns.accepted"),
        width: 88,
        align: "end",
        cell: (run) => <NumberFormat value={run.accepted} />,
      },
      {
        id: "target",
        header: t("columns.target"),
        width: 88,
        align: "end",
        cell: (run) => <NumberFormat value={run.target} />,
      },
      {
        id: "rejected",
        header: t("columns.rejected"),
        width: 96,
        align: "end",
        cell: (run) => <NumberFormat value={run.rejected} />,
      },
      { id: "startedBy", header: t("columns.startedBy"), width: 140, cell: (run) => run.startedBy },
      {
        id: "createdAt",
        header: t("columns.createdAt"),
        width: 140,
        cell: (run) => <RelativeTime value={run.createdAt} inTable />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(run) => String(run.number)}
      rowName={(run) => t("runNumber", { number: run.number })}
      rowHref={(run) => `${base}/${run.number}`}
      previousHref={previousHref}
      nextHref={nextHref}
      empty={empty}
    />
  );
}
