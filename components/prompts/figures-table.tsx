"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { NumberFormat } from "#components/ui/number-format.tsx";
import type { PromptPurpose } from "#lib/expansion/prompts/template-schema.ts";
import type { PromptFigures } from "#lib/expansion/queries/prompt-figures.ts";

/**
 * What each version of the prompts of one purpose made, so that the better one shows.
 * @param kept items that all runs of the project kept: what shares are of
 */
export function FiguresTable({
  purpose,
  rows,
  kept,
  promptsPath,
}: {
  purpose: PromptPurpose;
  rows: PromptFigures[];
  kept: number;
  promptsPath: string;
}) {
  const t = useTranslations("prompts.figures");
  const columns = useMemo(() => {
    const none = <span className="text-muted">{t("none")}</span>;
    const count = (id: string, header: string, value: (row: PromptFigures) => number): DataColumn<PromptFigures> => ({
      id,
      header,
      width: 104,
      align: "end",
      cell: (row) => <NumberFormat value={value(row)} />,
    });
    const share = (
      id: string,
      header: string,
      width: number,
      of: (row: PromptFigures) => string | null,
    ): DataColumn<PromptFigures> => ({ id, header, width, align: "end", cell: (row) => of(row) ?? none });
    const candidates = (row: PromptFigures) => row.accepted + row.rejected + row.malformed;
    const all: DataColumn<PromptFigures>[] = [
      { id: "version", header: t("version"), primary: true, minWidth: 160, cell: (row) => row.label },
      count("runs", t("runs"), (row) => row.runs),
      count("calls", t("calls"), (row) => row.calls),
    ];
    if (purpose !== "expand") return all;
    return [
      ...all,
      count("candidates", t("candidates"), candidates),
      count("items", t("items"), (row) => row.accepted),
      share("acceptance", t("acceptance"), 112, (row) =>
        candidates(row) === 0 ? null : formatPercent(row.accepted / candidates(row)),
      ),
      share("share", t("share"), 88, (row) => (kept === 0 ? null : formatPercent(row.accepted / kept))),
      share("approved", t("approved"), 144, (row) =>
        row.decided === 0
          ? null
          : t("approvedOf", {
              share: formatPercent(row.approved / row.decided),
              decided: formatNumber(row.decided),
            }),
      ),
    ];
  }, [t, purpose, kept]);
  return (
    <DataTable
      label={purpose === "expand" ? t("label") : t("labelOther", { purpose })}
      columns={columns}
      rows={rows}
      rowId={(row) => row.versionId ?? row.label}
      rowName={(row) => row.label}
      rowHref={(row) => `${promptsPath}/${row.templateId ?? purpose}`}
    />
  );
}
