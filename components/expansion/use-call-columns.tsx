"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { Badge } from "#components/ui/badge.tsx";
import { formatMoney, formatNumber } from "#components/ui/format-number.ts";
import type { CallRow } from "#lib/expansion/queries/call-rows.ts";
import type { CallPurpose } from "#lib/expansion/queries/list-calls.ts";
import { CallStatus } from "./call-status.tsx";

/** The columns of a run's calls: what was shown, what it took, and what came of it. */
export function useCallColumns(purpose: CallPurpose): DataColumn<CallRow>[] {
  const t = useTranslations("runs.calls");
  return useMemo(() => {
    const figure = (value: number | null) => (value === null ? t("none") : formatNumber(value));
    const expands: DataColumn<CallRow>[] = [
      {
        id: "seeds",
        header: t("seeds"),
        width: 140,
        cell: (call) =>
          call.machineTasks === 0
            ? call.seeds.join(", ")
            : t("seedsAndTasks", { seeds: call.seeds.join(", "), count: call.machineTasks }),
      },
    ];
    const result: DataColumn<CallRow>[] = [
      {
        id: "result",
        header: t("result"),
        width: 210,
        align: "end",
        cell: (call) =>
          call.state === "settled"
            ? t("triple", { first: call.accepted, second: call.rejected, third: call.malformed })
            : null,
      },
    ];
    const about: DataColumn<CallRow>[] = [
      { id: "item", header: t("item"), width: 88, align: "end", cell: (call) => call.itemNumber },
    ];
    return [
      { id: "number", header: t("call"), width: 88, primary: true, sortable: true, cell: (call) => call.number },
      { id: "state", header: t("state"), width: 116, cell: (call) => <CallStatus state={call.state} /> },
      ...(purpose === "expand" ? expands : about),
      { id: "attempts", header: t("attempts"), width: 84, align: "end", cell: (call) => call.attempts },
      {
        id: "tokens",
        header: t("tokens"),
        width: 216,
        align: "end",
        cell: ({ promptTokens, cachedTokens, completionTokens, excess }) => (
          <span className="inline-flex items-center gap-1.5">
            {excess ? (
              <Badge tone="warning" icon={<TriangleAlert />}>
                {t("excess")}
              </Badge>
            ) : null}
            {promptTokens === null && completionTokens === null
              ? null
              : t("triple", {
                  first: figure(promptTokens),
                  second: figure(cachedTokens),
                  third: figure(completionTokens),
                })}
          </span>
        ),
      },
      {
        id: "cost",
        header: t("cost"),
        width: 88,
        align: "end",
        sortable: true,
        firstDirection: "desc",
        cell: (call) => (call.cost === null ? null : formatMoney(call.cost)),
      },
      {
        id: "latency",
        header: t("latency"),
        width: 96,
        align: "end",
        sortable: true,
        firstDirection: "desc",
        cell: (call) => (call.latencyMs === null ? null : t("milliseconds", { count: formatNumber(call.latencyMs) })),
      },
      ...(purpose === "expand" ? result : []),
      { id: "error", header: t("remark"), minWidth: 160, cell: (call) => call.error },
    ];
  }, [t, purpose]);
}
