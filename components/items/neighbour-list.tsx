"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import type { NeighbourTask } from "#lib/items/queries/list-neighbours.ts";
import { BriefTask } from "./brief-task.tsx";
import { ItemStatus } from "./item-status.tsx";

/** Above this share of wording the near-duplicate rule turns candidates away, unless a run sets another limit. */
const usualLimit = 0.7;
const expected = 5;

/** What is most like an item, the most similar first, with the score. While it loads it keeps the place of five. */
export function NeighbourList({
  neighbours,
  projectPath,
  onRetry,
}: {
  neighbours: readonly NeighbourTask[] | "loading" | "failed";
  projectPath: string;
  onRetry: () => void;
}) {
  const t = useTranslations("items.neighbours");
  if (neighbours === "loading") {
    return (
      <LoadingPlace className="flex flex-col gap-1.5">
        {Array.from({ length: expected }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places are all alike and never move
          <Skeleton key={place} className="h-16" />
        ))}
      </LoadingPlace>
    );
  }
  if (neighbours === "failed") {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-muted">{t("failed")}</p>
        <Button size="sm" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  if (neighbours.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {neighbours.map((each) => (
        <li key={`${each.of} ${each.number}`}>
          <BriefTask
            head={
              <>
                <span className={each.score > usualLimit ? "font-semibold text-warning" : "font-medium text-text"}>
                  {formatNumber(each.score, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
                </span>
                <span>{t(each.of, { number: each.number })}</span>
                <CategoryBadge category={each.category} proposed={each.status === "pending"} />
                {each.status ? <ItemStatus status={each.status} className="text-sm" /> : null}
              </>
            }
            instruction={each.instruction}
            href={`${projectPath}/${each.of}s/${each.number}`}
            linkLabel={t(each.of === "seed" ? "openSeed" : "openItem", { number: each.number })}
          />
        </li>
      ))}
    </ul>
  );
}
