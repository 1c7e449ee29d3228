"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { Badge } from "#components/ui/badge.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import type { RejectionRow } from "#lib/expansion/queries/list-rejections.ts";
import { RuleLabel } from "./rule-label.tsx";

/** The columns of the ledger. */
export function useRejectionColumns(): DataColumn<RejectionRow>[] {
  const t = useTranslations("expansion.ledger");
  return useMemo(
    () => [
      {
        id: "instruction",
        header: t("instruction"),
        primary: true,
        cell: (row) => row.instruction || t("noInstruction"),
      },
      { id: "rule", header: t("rule"), width: 168, cell: (row) => <RuleLabel rule={row.rule} /> },
      {
        id: "state",
        header: t("state"),
        width: 112,
        cell: (row) =>
          row.restoredAs === null ? null : (
            <Badge tone="approve" icon={<Check />}>
              {t("restored")}
            </Badge>
          ),
      },
      { id: "detail", header: t("detail"), minWidth: 200, cell: (row) => row.detail },
      {
        id: "score",
        header: t("score"),
        width: 80,
        align: "end",
        sortable: true,
        firstDirection: "desc",
        cell: (row) => (row.score === null ? null : <NumberFormat value={row.score} digits={2} />),
      },
      { id: "call", header: t("call"), width: 72, align: "end", cell: (row) => row.callNumber },
    ],
    [t],
  );
}
