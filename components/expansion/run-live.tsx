"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useRef } from "react";
import { announce } from "#components/ui/announce.ts";
import { formatPercent } from "#components/ui/format-number.ts";
import type { RunProgress } from "#lib/expansion/run-view.ts";
import { asItems, quarterPassed } from "./run-pace.ts";
import { useRunProgress } from "./use-run-progress.ts";

type Live = { number: number; progress: RunProgress; at: number | null; lost: boolean };

const LiveContext = createContext<Live | null>(null);

/** The run that the page is about, as it stands now. */
export function useLiveRun(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error("outside of a run's page");
  return live;
}

/** Keeps the parts of a run's page live, and says its milestones: each quarter, and each change of its status. */
export function RunLive({
  number,
  streamPath,
  progress: fromPage,
  children,
}: {
  number: number;
  streamPath: string;
  progress: RunProgress;
  children: ReactNode;
}) {
  const t = useTranslations("expansion");
  const tNotices = useTranslations("runs.notices");
  const { progress, at, lost } = useRunProgress(streamPath, fromPage);
  const said = useRef(progress);
  useEffect(() => {
    const before = said.current;
    said.current = progress;
    const { status, accepted, target } = asItems(progress);
    if (status !== before.status) {
      if (status === "finished") announce(t("run.announceFinished", { number, count: accepted }));
      else announce(t("run.announceStatus", { number, status: t(`status.${status}`) }));
      return;
    }
    if (progress.pace?.broken && !before.pace?.broken) announce(tNotices("announceBreaker"));
    const quarter = quarterPassed(asItems(before).accepted, accepted, target);
    if (quarter !== null) announce(t("run.announceShare", { number, share: formatPercent(quarter, 0) }));
  }, [progress, number, t, tNotices]);
  return <LiveContext value={{ number, progress, at, lost }}>{children}</LiveContext>;
}
