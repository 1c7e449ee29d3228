"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { useLiveRun } from "./run-live.tsx";
import { type RunPart, runParts } from "./run-parts.ts";

/** Leads to the parts of a run's page, with what each holds so far. */
export function RunTabs({ runPath, current }: { runPath: string; current: RunPart }) {
  const t = useTranslations("expansion.run");
  const { rejected, malformed, calls } = useLiveRun().progress;
  const counts: Partial<Record<RunPart, number>> = {
    rejections: rejected,
    malformed,
    calls: calls.planned + calls.underWay + calls.settled + calls.failed,
  };
  return (
    <LinkTabs
      label={t("tabs")}
      current={current}
      tabs={runParts.map((tab) => {
        const count = counts[tab];
        return {
          key: tab,
          href: tab === "overview" ? runPath : `${runPath}?tab=${tab}`,
          label: t(`tab.${tab}`),
          ...(count === undefined ? {} : { count: formatNumber(count) }),
        };
      })}
    />
  );
}
