"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { Progress } from "#components/ui/progress.tsx";
import { useLiveRun } from "./run-live.tsx";

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
  const { accepted, target, status } = useLiveRun().progress;
  return (
    <Progress
      label={t("progressLabel")}
      value={accepted}
      max={target}
      tone={tones[status]}
      detail={t("progress", { accepted: formatNumber(accepted), target: formatNumber(target) })}
      className="mb-5"
    />
  );
}
