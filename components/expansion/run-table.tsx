"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunRow } from "#lib/expansion/queries/list-runs.ts";
import { CompareButton } from "./compare-button.tsx";
import { RunRemark } from "./run-remark.tsx";
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
  const tItems = useTranslations("itemRuns");
  const tNotices = useTranslations("runs.notices");
  const [picked, setPicked] = useState<readonly string[]>([]);
  const selected = picked.filter((number) => rows.some((run) => String(run.number) === number));
  const columns = useMemo<DataColumn<RunRow>[]>(
    () => [
      {
        id: "number",
        header: t("columns.number"),
        width: 84,
        primary: true,
        cell: (run) => t("runNumber", { number: run.number }),
      },
      { id: "status", header: t("columns.status"), width: 120, cell: (run) => <RunStatus status={run.status} /> },
      { id: "purpose", header: tItems("for"), width: 140, cell: (run) => tItems(`purpose.${run.purpose}`) },
      { id: "remark", header: tNotices("remark"), width: 148, cell: (run) => <RunRemark run={run} /> },
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
        width: 80,
        align: "end",
        cell: (run) => <NumberFormat value={run.accepted} />,
      },
      {
        id: "target",
        header: t("columns.target"),
        width: 80,
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
      { id: "startedBy", header: t("columns.startedBy"), width: 112, cell: (run) => run.startedBy },
      {
        id: "createdAt",
        header: t("columns.createdAt"),
        width: 132,
        cell: (run) => <RelativeTime value={run.createdAt} inTable />,
      },
    ],
    [t, tItems, tNotices],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(run) => String(run.number)}
      rowName={(run) => t("runNumber", { number: run.number })}
      rowHref={(run) => `${base}/${run.number}`}
      {...(rows.length > 1
        ? {
            selected,
            onSelect: setPicked,
            bulkActions: (
              <CompareButton base={base} runs={rows.filter((run) => selected.includes(String(run.number)))} />
            ),
          }
        : {})}
      previousHref={previousHref}
      nextHref={nextHref}
      empty={empty}
    />
  );
}
