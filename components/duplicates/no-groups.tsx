"use client";

import { CopyCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import type { ThresholdCount } from "#lib/items/similarity/schema.ts";

/** Where there are no groups: no items at all, no look yet, or nothing so much alike; then the nearest lower threshold that has some. */
export function NoGroups({
  home,
  hasItems,
  listing,
  pending,
  threshold,
  onThreshold,
}: {
  home: string;
  hasItems: boolean;
  listing: { byThreshold: readonly ThresholdCount[] } | null;
  pending: boolean;
  threshold: number;
  onThreshold: (threshold: number) => void;
}) {
  const t = useTranslations("duplicates.empty");
  if (!hasItems) {
    return (
      <EmptyState
        icon={<CopyCheck />}
        title={t("noItems")}
        description={t("noItemsDescription")}
        action={<LinkButton href={`${home}/expansion`}>{t("openExpansion")}</LinkButton>}
      />
    );
  }
  if (pending || !listing) {
    return (
      <LoadingPlace className="flex flex-col gap-2">
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </LoadingPlace>
    );
  }
  // The highest first.
  const nearest = listing.byThreshold.find((each) => each.threshold < threshold && each.groups > 0);
  return (
    <EmptyState
      icon={<CopyCheck />}
      title={t("none", { threshold: threshold.toFixed(2) })}
      description={
        nearest ? t("nearest", { groups: nearest.groups, threshold: nearest.threshold.toFixed(2) }) : t("noneAtAll")
      }
      action={
        nearest ? (
          <Button onClick={() => onThreshold(nearest.threshold)}>
            {t("goTo", { threshold: nearest.threshold.toFixed(2) })}
          </Button>
        ) : undefined
      }
    />
  );
}
