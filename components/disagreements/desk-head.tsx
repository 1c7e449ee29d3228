"use client";

import { CircleHelp, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { mostCounted } from "#lib/items/schema.ts";
import { type DisputeScope, disputeScopes } from "#lib/review/disagreement-schema.ts";
import type { DeskState } from "./desk-state.ts";

/** The head of an adjudicator's desk: which items, how many wait, the keys, and the fold of the context. */
export function DeskHead({
  desk,
  menu,
  scope,
  folded,
  onHelp,
  onFold,
}: {
  desk: DeskState;
  /** The pages of review. */
  menu: ReactNode;
  scope: DisputeScope;
  folded: boolean;
  onHelp: () => void;
  onFold: () => void;
}) {
  const t = useTranslations("disagreements");
  const { go } = useUrlState();
  const waiting = Math.min(desk.counts?.[scope] ?? 0, mostCounted);
  return (
    <>
      {desk.counts ? (
        <Progress
          thin
          label={t("progress.label")}
          value={desk.settled}
          max={Math.max(1, desk.settled + waiting)}
          detail={t("progress.detail", { done: desk.settled, waiting })}
          className="shrink-0"
        />
      ) : (
        <div className="h-0.5 shrink-0 bg-line" />
      )}
      <div className="flex min-h-11 shrink-0 items-center gap-x-3 border-b px-4 md:px-6">
        <h1 className="sr-only">{t("title")}</h1>
        <div className="flex min-w-0 items-center gap-2 py-1.5">
          {menu}
          <Segmented
            label={t("scope.label")}
            value={scope}
            options={disputeScopes.map((value) => ({ value, label: label(value) }))}
            onChange={(value) => go({ scope: value === "all" ? null : value, item: null })}
          />
        </div>
        <div className="flex-1" />
        <span className="text-sm whitespace-nowrap text-muted tabular-nums max-md:hidden">
          {t("progress.sitting", { settled: desk.settled })}
        </span>
        <IconButton
          label={t("help.open")}
          shortcut="?"
          icon={<CircleHelp />}
          onClick={onHelp}
          className="max-md:hidden"
        />
        <IconButton
          label={t(folded ? "context.show" : "context.hide")}
          icon={<PanelRight />}
          onClick={onFold}
          className="max-xl:hidden"
        />
      </div>
    </>
  );

  function label(value: DisputeScope): string {
    const count = desk.counts?.[value] ?? 0;
    return t(`scope.${value}`, { count: Math.min(count, mostCounted), more: count > mostCounted ? "yes" : "no" });
  }
}
