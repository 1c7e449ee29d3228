"use client";

import { CopyMinus, Sprout } from "lucide-react";
import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { Neighbour } from "#lib/items/queries/list-neighbours.ts";
import { usualLimit } from "#lib/items/schema.ts";
import { formatScore } from "./format-score.ts";
import { ItemStatus } from "./item-status.tsx";

/** How near a neighbour is, as a figure, marked where the near-duplicate rule usually turns away; the same wording says so in words. */
export function NeighbourScore({ score }: { score: number }) {
  const t = useTranslations("items.neighbours");
  return (
    <span
      className={cn(
        "shrink-0 tabular-nums",
        score > usualLimit ? "font-semibold text-warning" : "font-medium text-text",
      )}
    >
      {score === 1 ? t("sameWording") : formatScore(score)}
    </span>
  );
}

/** A neighbour's name: the seed's or the item's, which it is told by a sign as well. */
export function NeighbourName({ neighbour: { of, number } }: { neighbour: Neighbour }) {
  const t = useTranslations("items.neighbours");
  return (
    <span className="inline-flex items-center gap-1">
      {of === "seed" ? <Sprout aria-hidden="true" className="size-3.5 shrink-0" /> : null}
      {t(of, { number })}
    </span>
  );
}

/** A neighbour's category, and where it stands. */
export function NeighbourFacts({ neighbour }: { neighbour: Neighbour }) {
  const { category, status, duplicateOf } = neighbour;
  return (
    <>
      {category ? <CategoryBadge category={category} proposed={status === "pending"} /> : null}
      {status && !duplicateOf ? <ItemStatus status={status} className="text-sm" /> : null}
    </>
  );
}

/** Says of a neighbour that it is set aside as a duplicate, in place of where it stands; null of all others. */
export function NeighbourSetAside({ neighbour: { duplicateOf } }: { neighbour: Neighbour }) {
  const t = useTranslations("items.neighbours");
  if (!duplicateOf) return null;
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm text-muted">
      <CopyMinus aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{t("setAsideFor", { of: duplicateOf.of, number: duplicateOf.number })}</span>
    </span>
  );
}
