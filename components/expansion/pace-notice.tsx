"use client";

import { useTranslations } from "next-intl";
import { formatDuration } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { useLiveRun } from "./run-live.tsx";
import { slowedTo, whatHolds } from "./run-pace.ts";
import { useNow } from "./use-now.ts";

/**
 * That the run waits for its endpoint, until when, and why; or that it goes slower than it was told to. It counts down, so
 * it is no live region: that the endpoint is down is announced once, with the run's milestones.
 */
export function PaceNotice({ concurrency }: { concurrency: number }) {
  const t = useTranslations("runs.notices");
  const { progress, at } = useLiveRun();
  const holds = whatHolds(progress);
  const now = useNow(holds !== null && progress.retryInMs !== null);
  if (holds) {
    const left = Math.max(0, (progress.retryInMs ?? 0) - (at !== null && now !== null ? Math.max(0, now - at) : 0));
    return (
      <Notice tone="warning" title={t(`${holds}Title`)}>
        <p>{left < 1000 ? t("nextTrySoon") : t("nextTry", { time: formatDuration(Math.ceil(left / 1000) * 1000) })}</p>
        {progress.pace?.reason ? (
          <p className="whitespace-pre-wrap">{t("words", { words: progress.pace.reason })}</p>
        ) : null}
      </Notice>
    );
  }
  const ceiling = slowedTo(progress, concurrency);
  if (ceiling === null) return null;
  return <Notice title={t("slowedTitle", { ceiling, concurrency })}>{t("slowedHelp")}</Notice>;
}
