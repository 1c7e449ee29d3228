"use client";

import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { RunSettings } from "#lib/expansion/schema.ts";
import { PaceNotice } from "./pace-notice.tsx";
import { useLiveRun } from "./run-live.tsx";
import { stillClassifies, whatHolds } from "./run-pace.ts";
import { StopNotice } from "./stop-notice.tsx";

/** What a run's page has to say at its top: why it stopped and what to do, that it waits, that nothing is coming in. */
export function RunNotices({
  settings,
  maxCalls,
  projectPath,
  runPath,
  mayEndpoints,
  mayStart,
}: {
  settings: RunSettings;
  maxCalls: number;
  projectPath: string;
  runPath: string;
  /** Who may see the endpoints, and start another run, is led there. */
  mayEndpoints: boolean;
  mayStart: boolean;
}) {
  const t = useTranslations("expansion.run");
  const { progress, lost } = useLiveRun();
  const { status, lastError, calls } = progress;
  const stopping = status !== "running" && calls.underWay > 0;
  return (
    <div className="flex flex-col gap-2 pb-4 empty:hidden">
      {lost ? (
        <Notice tone="warning" live="status">
          {t("connectionLost")}
        </Notice>
      ) : null}
      <StopNotice
        settings={settings}
        maxCalls={maxCalls}
        projectPath={projectPath}
        runPath={runPath}
        mayEndpoints={mayEndpoints}
        mayStart={mayStart}
      />
      <PaceNotice concurrency={settings.concurrency} />
      {status === "running" && lastError && whatHolds(progress) === null ? (
        <Notice tone="warning" title={t("waitingTitle")} live="status">
          {t("waitingHelp", { words: lastError })}
        </Notice>
      ) : null}
      {stillClassifies(progress) ? <Notice>{t("stillClassifies", { count: progress.classifications })}</Notice> : null}
      {stopping ? (
        <Notice live="status">
          {t(status === "paused" || status === "failed" ? "endingPaused" : "endingStopped", { count: calls.underWay })}
        </Notice>
      ) : null}
    </div>
  );
}
