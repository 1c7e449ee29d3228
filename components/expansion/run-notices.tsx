"use client";

import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useLiveRun } from "./run-live.tsx";

/** What a run's page has to say at its top: why it stopped and what to do, that it waits, that nothing is coming in. */
export function RunNotices({ endpointsHref }: { endpointsHref: string | null }) {
  const t = useTranslations("expansion.run");
  const { progress, lost } = useLiveRun();
  const { status, stopReason, lastError, calls } = progress;
  const stopping = status !== "running" && calls.underWay > 0;
  return (
    <div className="flex flex-col gap-2 pb-4 empty:hidden">
      {lost ? (
        <Notice tone="warning" live="status">
          {t("connectionLost")}
        </Notice>
      ) : null}
      {status === "failed" ? (
        <Notice tone="reject" title={t("stoppedTitle")} live="alert">
          <p className="font-medium whitespace-pre-wrap">{stopReason}</p>
          <p>
            {t("stoppedHelp")} {endpointsHref ? <TextLink href={endpointsHref}>{t("toEndpoints")}</TextLink> : null}
          </p>
        </Notice>
      ) : null}
      {status === "finished" && stopReason ? (
        <Notice tone="warning" title={t("endedTitle")}>
          {stopReason}
        </Notice>
      ) : null}
      {status === "running" && lastError ? (
        <Notice tone="warning" title={t("waitingTitle")} live="status">
          {t("waitingHelp", { words: lastError })}
        </Notice>
      ) : null}
      {stopping ? (
        <Notice live="status">
          {t(status === "paused" ? "endingPaused" : "endingStopped", { count: calls.underWay })}
        </Notice>
      ) : null}
    </div>
  );
}
