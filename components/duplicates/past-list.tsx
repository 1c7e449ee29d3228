"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ResolutionRow } from "#lib/review/queries/list-resolutions.ts";

/** Past resolutions, the newest first: who, when, by what rule, what it came to; each can be undone at any time by who may resolve. */
export function PastList({
  rows,
  home,
  undoing,
  onUndo,
}: {
  rows: readonly ResolutionRow[];
  home: string;
  /** Ids of those that are being undone. */
  undoing: ReadonlySet<string>;
  onUndo: ((row: ResolutionRow) => void) | null;
}) {
  const t = useTranslations("duplicates.past");
  if (rows.length === 0) return <EmptyState title={t("emptyTitle")} description={t("emptyDescription")} />;
  return (
    <ol className="flex flex-col">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b py-3">
          <div className="min-w-0">
            <p className="wrap-anywhere">
              {row.kept
                ? t.rich("chosen", {
                    count: row.setAside,
                    of: row.kept.of,
                    number: row.kept.number,
                    task: (text) => <TextLink href={`${home}/${row.kept?.of}s/${row.kept?.number}`}>{text}</TextLink>,
                  })
                : t(row.rule === "chosen" ? "nothing" : `byRule.${row.rule as "oldest"}`, {
                    count: row.setAside,
                    groups: row.groups,
                  })}
            </p>
            <p className="text-sm text-muted">
              {t.rich("who", {
                name: row.by,
                threshold: row.threshold.toFixed(2),
                when: () => <RelativeTime value={row.at} />,
              })}
              {row.skipped > 0 ? ` ${t("skipped", { count: row.skipped })}` : null}
            </p>
            {row.status === "undone" && row.undoneAt ? (
              <p className="text-sm text-muted">
                {t.rich("undone", {
                  name: row.undoneBy ?? "",
                  when: () => <RelativeTime value={row.undoneAt as Date} />,
                })}
              </p>
            ) : null}
            {row.status !== "done" && row.status !== "undone" ? (
              <p className="text-sm">
                {t(`under.${row.status}`, { done: formatNumber(row.done), total: formatNumber(row.total) })}
              </p>
            ) : null}
          </div>
          {onUndo && row.status !== "undone" && row.status !== "undoing" ? (
            <Button size="sm" pending={undoing.has(row.id)} onClick={() => onUndo(row)}>
              {t("undo")}
              <span className="sr-only"> {t("undoWhat", { count: row.setAside, name: row.by })}</span>
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
