"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { announce } from "#components/ui/announce.ts";
import type { RestoredItem } from "#lib/expansion/commands/restore-rejection.ts";
import { type LedgerFilter, narrowsLedger } from "#lib/expansion/ledger-filter-schema.ts";
import type { RejectionDetail } from "#lib/expansion/queries/find-rejection.ts";
import type { RejectionRow } from "#lib/expansion/queries/list-rejections.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { LedgerFilters } from "./ledger-filters.tsx";
import { RejectionPanel } from "./rejection-panel.tsx";
import { type RestoreManyAction, RestoreManyButton } from "./restore-many.tsx";
import { RuleChips } from "./rule-chips.tsx";
import { useLiveRun } from "./run-live.tsx";
import { useRejectionColumns } from "./use-rejection-columns.tsx";
import { useRestore } from "./use-restore.ts";
import { useRestoreKey } from "./use-restore-key.ts";

/** What restores rejections: one at a time, and many. */
type RestoreActions = {
  one: (input: { id: string }) => Promise<ActionResult<RestoredItem>>;
  many: RestoreManyAction;
};

/** The ledger of a run: what its rules turned away, why, and how to take it back. */
export function RejectionTable({
  rows,
  filter,
  matching,
  detail,
  projectPath,
  previousHref,
  nextHref,
  actions,
  shortcuts,
}: {
  rows: RejectionRow[];
  filter: LedgerFilter;
  /** How many the filter leaves that can be restored; null where it leaves all, or for who may not. */
  matching: { count: number; more: boolean } | null;
  /** The rejection that the address names. */
  detail: RejectionDetail | null;
  projectPath: string;
  previousHref: string | null;
  nextHref: string | null;
  /** None for who may not restore. */
  actions: RestoreActions | null;
  /** Whether R works wherever the focus is, and not only inside the ledger. */
  shortcuts: boolean;
}) {
  const t = useTranslations("expansion.ledger");
  const url = useUrlState();
  const box = useRef<HTMLDivElement>(null);
  const { number } = useLiveRun();
  const openId = url.params.get("open");
  const restoring = useRestore(actions?.one ?? null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  // What is no longer on the page, or was restored meanwhile, is not picked any more.
  const selected = picked.filter((id) => rows.some((row) => row.id === id && row.restoredAs === null));
  const press = (id: string) => {
    const restoredAs =
      rows.find((each) => each.id === id)?.restoredAs ?? (detail?.id === id ? detail.restored?.itemSequence : null);
    if (restoredAs) announce(t("restoredAs", { number: restoredAs }));
    else restoring.start(id);
  };
  useRestoreKey({ box, openId, everywhere: shortcuts, onRestore: actions ? press : null });
  const columns = useRejectionColumns();
  const narrowed = narrowsLedger(filter);
  const [column = "number", direction = "asc"] = filter.sort.split("-") as [string, "asc" | "desc"];
  return (
    <div ref={box}>
      <RuleChips rule={filter.rule ?? null} hrefOf={(rule) => url.href({ rule, open: null })} />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.instruction || t("noInstruction")}
        sort={{ column, direction }}
        sortHref={(by, order) => url.href({ sort: `${by}-${order}` })}
        openId={openId}
        rowHref={(row) => url.href({ open: row.id })}
        onClose={() => url.show({ open: null })}
        panel={(close) => (
          <RejectionPanel
            rejection={detail?.id === openId ? detail : null}
            projectPath={projectPath}
            onClose={close}
            restore={actions && openId ? { run: () => press(openId), pending: restoring.pendingId === openId } : null}
          />
        )}
        pending={url.pending}
        filtered={narrowed}
        previousHref={previousHref}
        nextHref={nextHref}
        {...(actions
          ? {
              selected,
              onSelect: setPicked,
              bulkActions: (
                <RestoreManyButton
                  wanted={{ ids: [...selected] }}
                  count={selected.length}
                  restore={actions.many}
                  onDone={() => setPicked([])}
                />
              ),
            }
          : {})}
        toolbar={
          <div className="flex flex-wrap items-start gap-2">
            <LedgerFilters filter={filter} url={url} />
            {actions && matching && matching.count > 0 ? (
              <RestoreManyButton
                wanted={{ run: number, filter }}
                count={matching.count}
                more={matching.more}
                matching
                restore={actions.many}
              />
            ) : null}
          </div>
        }
        {...(narrowed ? {} : { empty: <p className="py-6 text-muted">{t("emptyDescription")}</p> })}
      />
    </div>
  );
}
