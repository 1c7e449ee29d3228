"use client";

import { useTranslations } from "next-intl";
import { formatScore } from "./format-score.ts";

/** A similarity in a table: the figure, and a thin bar as long as it is. The same wording says so in words. */
export function ScoreBar({ score }: { score: number }) {
  const t = useTranslations("items.neighbours");
  if (score === 1) return t("sameWording");
  return (
    <span className="flex items-center justify-end gap-2 tabular-nums">
      <span aria-hidden="true" className="h-1 w-14 overflow-hidden rounded-full bg-line">
        <span className="block h-full origin-left rounded-full bg-accent" style={{ transform: `scaleX(${score})` }} />
      </span>
      {formatScore(score)}
    </span>
  );
}
