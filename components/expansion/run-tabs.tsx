"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import type { RunSettings } from "#lib/expansion/schema.ts";
import { useLiveRun } from "./run-live.tsx";
import { partsOf, type RunPart } from "./run-parts.ts";

/** Leads to the parts of a run's page, with what each holds so far. */
export function RunTabs({
  runPath,
  current,
  delivery,
}: {
  runPath: string;
  current: RunPart;
  delivery: RunSettings["delivery"];
}) {
  const t = useTranslations("expansion.run");
  const tItems = useTranslations("itemRuns.tab");
  const tBatches = useTranslations("batches");
  const { purpose, rejected, malformed, calls } = useLiveRun().progress;
  const counts: Partial<Record<RunPart, number>> = {
    rejections: rejected,
    malformed,
    calls: calls.planned + calls.underWay + calls.settled + calls.failed,
  };
  return (
    <LinkTabs
      label={t("tabs")}
      current={current}
      tabs={partsOf(purpose, delivery).map((tab) => {
        const count = counts[tab];
        return {
          key: tab,
          href: tab === "overview" ? runPath : `${runPath}?tab=${tab}`,
          label:
            tab === "results" || tab === "agreement"
              ? tItems(tab)
              : tab === "batches"
                ? tBatches("tab")
                : t(`tab.${tab}`),
          ...(count === undefined ? {} : { count: formatNumber(count) }),
        };
      })}
    />
  );
}
