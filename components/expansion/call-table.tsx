"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/data-table/data-table.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { type CallFilter, narrowsCalls } from "#lib/expansion/call-filter-schema.ts";
import type { CallRow } from "#lib/expansion/queries/call-rows.ts";
import type { CallDetail } from "#lib/expansion/queries/find-call.ts";
import type { CallPurpose } from "#lib/expansion/queries/list-calls.ts";
import { CallFilters } from "./call-filters.tsx";
import { CallPanel } from "./call-panel.tsx";
import { useCallColumns } from "./use-call-columns.tsx";

/** The calls of a run of one purpose, and the open one in full. */
export function CallTable({
  filter,
  purpose,
  runPurpose,
  rows,
  detail,
  projectPath,
  previousHref,
  nextHref,
}: {
  filter: CallFilter;
  /** That of the calls shown, and what the run is for. */
  purpose: CallPurpose;
  runPurpose: CallPurpose;
  rows: CallRow[];
  /** The call that the address names. */
  detail: CallDetail | null;
  projectPath: string;
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations("runs.calls");
  const url = useUrlState();
  const columns = useCallColumns(purpose);
  const open = url.params.get("open");
  const [column = "number", direction = "asc"] = filter.sort.split("-") as [string, "asc" | "desc"];
  const narrowed = narrowsCalls(filter);
  return (
    <DataTable
      label={t(`purposes.${purpose}`)}
      columns={columns}
      rows={rows}
      rowId={(call) => String(call.number)}
      rowName={(call) => t(`name.${purpose}`, { number: call.number })}
      sort={{ column, direction }}
      sortHref={(by, order) => url.href({ sort: by === "number" && order === "asc" ? null : `${by}-${order}` })}
      summary={column === "number" ? null : t(column === "cost" ? "onlyWithCost" : "onlyWithLatency")}
      openId={open}
      rowHref={(call) => url.href({ open: String(call.number) })}
      onClose={() => url.show({ open: null })}
      panel={(close) => (
        <CallPanel
          call={String(detail?.number) === open && detail?.purpose === purpose ? detail : null}
          projectPath={projectPath}
          onClose={close}
        />
      )}
      pending={url.pending}
      previousHref={previousHref}
      nextHref={nextHref}
      filtered={narrowed}
      toolbar={<CallFilters filter={filter} purpose={purpose} runPurpose={runPurpose} url={url} />}
      {...(narrowed ? {} : { empty: <p className="py-6 text-muted">{t(`empty.${purpose}`)}</p> })}
    />
  );
}
