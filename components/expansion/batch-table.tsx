"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { BatchRow, BatchStanding } from "#lib/expansion/queries/list-batches.ts";

const looks: Record<BatchStanding, StatusLook> = {
  preparing: "waiting",
  handedIn: "waiting",
  validating: "running",
  in_progress: "running",
  finalizing: "running",
  cancelling: "running",
  takingIn: "running",
  unknown: "running",
  done: "done",
  expired: "stopped",
  failed: "failed",
  cancelled: "stopped",
  dissolved: "stopped",
};

/** A run's batches: how each stands, what came of its calls, and when anybody looks again. */
export function BatchTable({
  rows,
  previousHref,
  nextHref,
}: {
  rows: BatchRow[];
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations("batches");
  const columns = useMemo<DataColumn<BatchRow>[]>(() => {
    const none = <span className="text-muted">{t("none")}</span>;
    const count = (value: number | null) => (value === null ? none : formatNumber(value));
    const time = (value: string | null) => (value === null ? none : <RelativeTime value={value} />);
    return [
      { id: "number", header: t("number"), width: 72, align: "end", cell: (row) => row.number },
      {
        id: "state",
        header: t("state"),
        width: 260,
        primary: true,
        cell: (row) => (
          <StatusBadge look={looks[row.standing]}>
            {t(`states.${row.standing}`, { state: row.state ?? "" })}
          </StatusBadge>
        ),
      },
      { id: "purpose", header: t("purpose"), width: 128, cell: (row) => t(`purposes.${row.purpose}`) },
      { id: "calls", header: t("calls"), width: 80, align: "end", cell: (row) => count(row.calls) },
      { id: "completed", header: t("completed"), width: 88, align: "end", cell: (row) => count(row.completed) },
      { id: "answered", header: t("answered"), width: 96, align: "end", cell: (row) => count(row.answered) },
      { id: "putBack", header: t("putBack"), width: 128, align: "end", cell: (row) => count(row.putBack) },
      { id: "ignored", header: t("ignored"), width: 100, align: "end", cell: (row) => count(row.ignored) },
      { id: "submitted", header: t("submitted"), width: 136, cell: (row) => time(row.submittedAt) },
      { id: "nextLook", header: t("nextLook"), width: 136, cell: (row) => time(row.nextLookAt) },
      { id: "error", header: t("error"), width: 280, cell: (row) => row.error ?? none },
    ];
  }, [t]);
  return (
    <>
      <p className="mb-3 max-w-prose text-sm text-muted">{t("about")}</p>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.number)}
        rowName={(row) => t("name", { number: row.number })}
        previousHref={previousHref}
        nextHref={nextHref}
        empty={<p className="py-6 text-muted">{t("empty")}</p>}
      />
    </>
  );
}
