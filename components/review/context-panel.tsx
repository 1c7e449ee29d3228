"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ModelWorkList } from "#components/items/model-work.tsx";
import { NeighbourList } from "#components/items/neighbour-list.tsx";
import { SeedsShown } from "#components/items/seeds-shown.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import type { NeighbourTask } from "#lib/items/queries/list-neighbours.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import { FlagList } from "./flag-list.tsx";
import { HistoryList } from "./history-list.tsx";

/** What helps to judge an item: the proposal and its reason, flags, the seeds shown, neighbours, history, comments. */
export function ContextPanel({
  item,
  neighbours,
  onRetryNeighbours,
  projectPath,
  comments,
}: {
  item: ReviewItem;
  neighbours: readonly NeighbourTask[] | "loading" | "failed";
  onRetryNeighbours: () => void;
  projectPath: string;
  comments: ReactNode;
}) {
  const t = useTranslations("review.context");
  const { run, override } = item.provenance;
  return (
    <div className="flex flex-col divide-y">
      <Part title={t("proposal")}>
        <div className="flex min-h-5 flex-wrap items-center gap-2">
          <CategoryBadge category={item.proposedCategory} long proposed />
        </div>
        <p className="mt-1.5 min-h-10 text-pretty wrap-anywhere">{item.proposalReason || t("noReason")}</p>
        {run ? (
          <p className="mt-1 text-sm text-muted wrap-anywhere">
            {t(run.practice ? "byPractice" : "byModel", { model: run.model, endpoint: run.endpoint })}
          </p>
        ) : null}
      </Part>
      {item.work.proposals.length + item.work.secondAnswers.length > 0 ? (
        <Part title={t("work")}>
          <ModelWorkList work={item.work} version={item.version} home={projectPath} />
        </Part>
      ) : null}
      <Part title={t("seeds")}>
        <SeedsShown seeds={item.provenance.seeds} projectPath={projectPath} />
      </Part>
      <Part title={t("neighbours")}>
        <NeighbourList neighbours={neighbours} onRetry={onRetryNeighbours} projectPath={projectPath} />
      </Part>
      <Part title={t("flags")}>
        <FlagList flags={item.flags} />
        {override ? (
          <p className="mt-2 text-sm text-muted wrap-anywhere">
            {t("override", { detail: override.detail, name: override.by ?? t("somebody") })}
          </p>
        ) : null}
      </Part>
      <Part title={t("comments")}>{comments}</Part>
      <Part title={t("history")}>
        <HistoryList history={item.history} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="px-4 py-3.5">
      <h3 id={id} className="mb-2 text-sm font-medium text-muted">
        {title}
      </h3>
      {children}
    </section>
  );
}
