"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ModelWorkList } from "#components/items/model-work.tsx";
import { MoreLikeThis } from "#components/items/more-like-this.tsx";
import { NeighbourList } from "#components/items/neighbour-list.tsx";
import { SeedsShown } from "#components/items/seeds-shown.tsx";
import type { KnownNeighbours } from "#components/items/use-neighbours.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { FoldButton } from "#components/ui/fold-button.tsx";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import { FlagList } from "./flag-list.tsx";
import { HistoryList } from "./history-list.tsx";

/** What helps to judge an item: the proposal and its reason, flags, the seeds shown, neighbours, history, comments. */
export function ContextPanel({
  item,
  neighbours,
  onRetryNeighbours,
  onOpenNeighbour,
  neighboursFold,
  projectPath,
  comments,
}: {
  item: ReviewItem;
  neighbours: KnownNeighbours;
  onRetryNeighbours: () => void;
  onOpenNeighbour: (place: number) => void;
  neighboursFold: { folded: boolean; fold: (folded: boolean) => void };
  projectPath: string;
  comments: ReactNode;
}) {
  const t = useTranslations("review.context");
  const { run, override } = item.provenance;
  return (
    <div className="flex flex-col divide-y">
      <Part title={t("proposal")}>
        {item.suggestionsHidden ? (
          <p className="min-h-16.5 text-pretty text-muted">{t("suggestionsHidden")}</p>
        ) : (
          <>
            <div className="flex min-h-5 flex-wrap items-center gap-2">
              <CategoryBadge category={item.proposedCategory} long proposed />
            </div>
            <p className="mt-1.5 min-h-10 text-pretty wrap-anywhere">{item.proposalReason || t("noReason")}</p>
          </>
        )}
        {run ? (
          <p className="mt-1 text-sm text-muted wrap-anywhere">
            {t(run.practice ? "byPractice" : "byModel", { model: run.model, endpoint: run.endpoint })}
          </p>
        ) : null}
      </Part>
      <Part title={t("flags")}>
        <FlagList flags={item.flags} home={projectPath} />
        {override ? (
          <p className="mt-2 text-sm text-muted wrap-anywhere">
            {t("override", { detail: override.detail, name: override.by ?? t("somebody") })}
          </p>
        ) : null}
      </Part>
      {item.work.proposals.length + item.work.secondAnswers.length > 0 ? (
        <Part title={t("work")}>
          <ModelWorkList work={item.work} version={item.version} home={projectPath} />
        </Part>
      ) : null}
      <Part title={t("neighbours")} fold={neighboursFold}>
        <NeighbourList here={item} neighbours={neighbours} onRetry={onRetryNeighbours} onOpen={onOpenNeighbour} />
        <p className="mt-1">
          <MoreLikeThis of="item" number={item.sequence} home={projectPath} look="link" />
        </p>
      </Part>
      <Part title={t("seeds")}>
        <SeedsShown seeds={item.provenance.seeds} projectPath={projectPath} />
      </Part>
      <Part title={t("comments")}>{comments}</Part>
      <Part title={t("history")}>
        <HistoryList history={item.history} />
      </Part>
    </div>
  );
}

function Part({
  title,
  fold,
  children,
}: {
  title: string;
  /** Where it can be folded away. */
  fold?: { folded: boolean; fold: (folded: boolean) => void };
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="px-4 py-3.5">
      <h3 id={id} className={fold ? "text-sm font-medium text-muted" : "mb-2 text-sm font-medium text-muted"}>
        {fold ? (
          <FoldButton folded={fold.folded} onFold={fold.fold}>
            {title}
          </FoldButton>
        ) : (
          title
        )}
      </h3>
      {fold?.folded ? null : children}
    </section>
  );
}
