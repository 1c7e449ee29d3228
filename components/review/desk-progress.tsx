"use client";

import { useTranslations } from "next-intl";
import { Progress } from "#components/ui/progress.tsx";
import { mostCounted } from "#lib/items/schema.ts";
import type { QueueState } from "#lib/review/queries/describe-queue.ts";

/**
 * How far the queue is, as a thin line along the top. Of a queue too long to count it shows this sitting's part of
 * what is counted.
 */
export function DeskProgress({ queue, decided }: { queue: QueueState | null; decided: number }) {
  const t = useTranslations("review.progress");
  if (!queue) return <div className="h-0.5 shrink-0 bg-line" />;
  const countable = queue.total <= mostCounted;
  const done = countable ? Math.max(0, queue.total - queue.waiting) : decided;
  const all = countable ? queue.total : decided + Math.min(queue.waiting, mostCounted);
  return (
    <Progress
      thin
      label={t("label")}
      value={done}
      max={Math.max(1, all)}
      detail={t("detail", { done, waiting: Math.min(queue.waiting, mostCounted) })}
      className="shrink-0"
    />
  );
}

/** The same in words: how many wait, and how many were decided in this sitting. */
export function DeskFigures({ queue, decided }: { queue: QueueState | null; decided: number }) {
  const t = useTranslations("review.progress");
  if (!queue) return null;
  const more = queue.waiting > mostCounted;
  return (
    <span className="text-sm whitespace-nowrap text-muted tabular-nums max-sm:hidden">
      {t(more ? "waitingMore" : "waiting", { waiting: Math.min(queue.waiting, mostCounted) })}
      <span className="max-md:hidden"> · {t("sitting", { decided })}</span>
    </span>
  );
}
