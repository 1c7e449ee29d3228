"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { formatNumber } from "#components/ui/format-number.ts";
import type { CallDetail } from "#lib/expansion/queries/find-call.ts";
import type { CallPurpose, CallRow } from "#lib/expansion/queries/list-calls.ts";
import { CallPanel } from "./call-panel.tsx";
import { CallStatus } from "./call-status.tsx";

/** The calls of a run of one purpose, and the open one in full. */
export function CallTable({
  purpose,
  rows,
  detail,
  projectPath,
  previousHref,
  nextHref,
}: {
  purpose: CallPurpose;
  rows: CallRow[];
  /** The call that the address names. */
  detail: CallDetail | null;
  projectPath: string;
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations("expansion.calls");
  const url = useUrlState();
  const open = url.params.get("open");
  const named = purpose === "expand" ? "callNumber" : "itemNumber";
  const columns = useMemo<DataColumn<CallRow>[]>(() => {
    const tokens = ({ promptTokens: sent, completionTokens: got }: CallRow) =>
      sent === null && got === null
        ? null
        : t("pair", { first: formatNumber(sent ?? 0), second: formatNumber(got ?? 0) });
    const expands: DataColumn<CallRow>[] = [
      { id: "seeds", header: t("seeds"), width: 128, cell: (call) => call.seeds.join(", ") },
      {
        id: "result",
        header: t("result"),
        width: 232,
        align: "end",
        cell: (call) =>
          call.status === "settled"
            ? t("triple", { first: call.accepted, second: call.rejected, third: call.malformed })
            : null,
      },
    ];
    return [
      { id: "number", header: t(named), width: 88, primary: true, cell: (call) => call.number },
      { id: "status", header: t("status"), width: 120, cell: (call) => <CallStatus call={call} /> },
      ...(purpose === "expand" ? expands : []),
      { id: "tokens", header: t("tokens"), width: 136, align: "end", cell: tokens },
      {
        id: "latency",
        header: t("latency"),
        width: 88,
        align: "end",
        cell: (call) => (call.latencyMs === null ? null : t("milliseconds", { count: formatNumber(call.latencyMs) })),
      },
      { id: "error", header: t("error"), minWidth: 160, cell: (call) => call.error },
    ];
  }, [t, purpose, named]);
  return (
    <DataTable
      label={t(purpose === "expand" ? "title" : "classifications")}
      columns={columns}
      rows={rows}
      rowId={(call) => String(call.number)}
      rowName={(call) => t(purpose === "expand" ? "name" : "classificationName", { number: call.number })}
      openId={open}
      rowHref={(call) => url.href({ open: String(call.number) })}
      onClose={() => url.show({ open: null })}
      panel={(close) => (
        <CallPanel
          purpose={purpose}
          call={String(detail?.number) === open ? detail : null}
          projectPath={projectPath}
          onClose={close}
        />
      )}
      previousHref={previousHref}
      nextHref={nextHref}
      empty={<p className="py-6 text-muted">{t(purpose === "expand" ? "emptyDescription" : "classificationsEmpty")}</p>}
    />
  );
}
