"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { Progress } from "#components/ui/progress.tsx";
import { useLiveRun } from "./run-live.tsx";
import { asItems } from "./run-pace.ts";

const tones = {
  running: "accent",
  finished: "accent",
  paused: "warning",
  failed: "reject",
  cancelled: "muted",
} as const;

/** How far the run is to its target. */
export function RunProgressBar() {
  const t = useTranslations("expansion.run");
  const tItems = useTranslations("itemRuns");
  const { purpose, accepted, target, status } = asItems(useLiveRun().progress);
  return (
    <Progress
      label={purpose === "expand" ? t("progressLabel") : tItems("progress")}
      value={accepted}
      max={target}
      tone={tones[status]}
      detail={
        purpose === "expand"
          ? t("progress", { accepted: formatNumber(accepted), target: formatNumber(target) })
          : tItems("progressDetail", { done: formatNumber(accepted), target: formatNumber(target) })
      }
      className="mb-5"
    />
  );
}
