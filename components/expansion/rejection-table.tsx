"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { announce } from "#components/ui/announce.ts";
import { Badge } from "#components/ui/badge.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import type { RejectionRow } from "#lib/expansion/queries/list-rejections.ts";
import { rejectionRules } from "#lib/expansion/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { RejectionPanel } from "./rejection-panel.tsx";
import { RuleLabel } from "./rule-label.tsx";
import { useLiveRun } from "./run-live.tsx";
import { useRestore } from "./use-restore.ts";
import { useRestoreKey } from "./use-restore-key.ts";

/** The ledger of a run: what its rules turned away, why, and how to take it back. */
export function RejectionTable({
  rows,
  rule,
  projectPath,
  previousHref,
  nextHref,
  restore,
  shortcuts,
}: {
  rows: RejectionRow[];
  /** The rule that the page is filtered by. */
  rule: string | null;
  projectPath: string;
  previousHref: string | null;
  nextHref: string | null;
  /** None for who may not restore. */
  restore: ((input: { id: string }) => Promise<ActionResult<{ itemSequence: string }>>) | null;
  /** Whether R works wherever the focus is, and not only inside the ledger. */
  shortcuts: boolean;
}) {
  const t = useTranslations("expansion");
  const url = useUrlState();
  const box = useRef<HTMLDivElement>(null);
  const { rejectedByRule } = useLiveRun().progress;
  const openId = url.params.get("open");
  const open = rows.find((row) => row.id === openId) ?? null;
  const restoring = useRestore(restore);
  const press = (id: string) => {
    const row = rows.find((each) => each.id === id);
    if (row?.restored) announce(t("ledger.restoredAs", { number: row.restored.itemSequence }));
    else if (row) restoring.start(id);
  };
  useRestoreKey({ box, openId: open?.id ?? null, everywhere: shortcuts, onRestore: restore ? press : null });

  const columns = useMemo<DataColumn<RejectionRow>[]>(
    () => [
      {
        id: "instruction",
        header: t("ledger.instruction"),
        primary: true,
        cell: (row) => row.instruction || t("ledger.noInstruction"),
      },
      { id: "rule", header: t("ledger.rule"), width: 168, cell: (row) => <RuleLabel rule={row.rule} /> },
      {
        id: "state",
        header: t("ledger.state"),
        width: 112,
        cell: (row) =>
          row.restored ? (
            <Badge tone="approve" icon={<Check />}>
              {t("ledger.restored")}
            </Badge>
          ) : null,
      },
      { id: "detail", header: t("ledger.detail"), minWidth: 200, cell: (row) => row.detail },
      {
        id: "score",
        header: t("ledger.score"),
        width: 72,
        align: "end",
        cell: (row) => (row.score === null ? null : <NumberFormat value={row.score} digits={2} />),
      },
      { id: "call", header: t("ledger.call"), width: 72, align: "end", cell: (row) => row.callNumber },
    ],
    [t],
  );
  const options = rejectionRules
    .map((name) => ({ value: name, label: t(`rules.${name}`), count: rejectedByRule[name] ?? 0 }))
    .filter((option) => option.count > 0 || option.value === rule);
  return (
    <div ref={box}>
      <DataTable
        label={t("ledger.title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.instruction}
        openId={open?.id ?? null}
        onOpen={(row) => url.show({ open: row.id })}
        onClose={() => url.show({ open: null })}
        panel={(close) =>
          open ? (
            <RejectionPanel
              rejection={open}
              projectPath={projectPath}
              onClose={close}
              restore={restore ? { run: () => press(open.id), pending: restoring.pendingId === open.id } : null}
            />
          ) : null
        }
        pending={url.pending}
        filtered={rule !== null}
        previousHref={previousHref}
        nextHref={nextHref}
        toolbar={
          <FilterBar>
            <FacetSelect
              label={t("ledger.rule")}
              anyLabel={t("ledger.anyRule")}
              value={rule ?? ""}
              options={options}
              onChange={(value) => url.go({ rule: value, open: null })}
            />
          </FilterBar>
        }
        {...(rule === null ? { empty: <p className="py-6 text-muted">{t("ledger.emptyDescription")}</p> } : {})}
      />
    </div>
  );
}
