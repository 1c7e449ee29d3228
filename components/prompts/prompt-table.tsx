"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PromptPurpose } from "#lib/expansion/prompts/template-schema.ts";

/** A prompt of the project; `change` is null for the built-in one, which never changes. */
export type PromptRow = {
  id: string;
  name: string;
  archived: boolean;
  versions: number;
  change: { at: Date; by: string } | null;
  runs: number;
};

/** The prompts of one purpose: the built-in one and the project's templates. */
export function PromptTable({
  purpose,
  rows,
  promptsPath,
}: {
  purpose: PromptPurpose;
  rows: PromptRow[];
  promptsPath: string;
}) {
  const t = useTranslations("prompts");
  const columns = useMemo<DataColumn<PromptRow>[]>(
    () => [
      {
        id: "name",
        header: t("list.name"),
        primary: true,
        minWidth: 160,
        cell: (row) => (
          <span className="inline-flex max-w-full items-center gap-2">
            <span className="truncate">{row.name}</span>
            {row.archived ? <Badge tone="outline">{t("archived")}</Badge> : null}
          </span>
        ),
      },
      {
        id: "versions",
        fixed: true,
        header: t("list.versions"),
        width: 96,
        align: "end",
        cell: (row) => <NumberFormat value={row.versions} />,
      },
      {
        id: "changedAt",
        fixed: true,
        header: t("list.changedAt"),
        width: 140,
        cell: (row) => (row.change ? <RelativeTime value={row.change.at} inTable /> : null),
      },
      { id: "changedBy", fixed: true, header: t("list.changedBy"), width: 160, cell: (row) => row.change?.by },
      {
        id: "runs",
        fixed: true,
        header: t("list.runs"),
        width: 80,
        align: "end",
        cell: (row) => <NumberFormat value={row.runs} />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("list.label", { purpose })}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${promptsPath}/${row.id}`}
    />
  );
}
