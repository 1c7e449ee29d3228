"use client";

import { useTranslations } from "next-intl";
import { formatMoney, formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunSettings } from "#lib/expansion/schema.ts";
import type { StopCode } from "#lib/expansion/stop-code.ts";
import { useLiveRun } from "./run-live.tsx";

type Lead = "overview" | "costs" | "ledger" | "failedCalls" | "endpoints" | "newRun";

/** Where the way on begins, by why the run stopped. */
const leads: Record<StopCode, Lead> = {
  spendCap: "overview",
  budget: "costs",
  acceptance: "ledger",
  failures: "failedCalls",
  keyRefused: "endpoints",
  refused: "failedCalls",
  maxCalls: "newRun",
  promptChanged: "newRun",
};

/** Where there is somebody's answer to show; the rest the catalogue says. */
const answered: readonly StopCode[] = ["failures", "keyRefused", "refused", "promptChanged"];

/** Why a run stopped by itself, what the provider said, and what to do next. */
export function StopNotice({
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
  mayEndpoints: boolean;
  mayStart: boolean;
}) {
  const t = useTranslations("runs.notices");
  const tOld = useTranslations("expansion.run");
  const { progress } = useLiveRun();
  const { status, stopCode: code, stopReason, money } = progress;
  if (status === "running" || status === "cancelled" || (code === null && stopReason === null)) return null;
  if (code === null) {
    // From before there were codes.
    return status === "finished" ? (
      <Notice tone="warning" title={tOld("endedTitle")}>
        {stopReason}
      </Notice>
    ) : (
      <Notice tone="reject" title={tOld("stoppedTitle")} live="alert">
        <p className="font-medium whitespace-pre-wrap">{stopReason}</p>
        <p>{tOld("stoppedHelp")}</p>
      </Notice>
    );
  }
  const hrefs: Record<Lead, string | null> = {
    overview: runPath,
    costs: `${projectPath}/expansion/costs`,
    ledger: `${runPath}?tab=rejections`,
    failedCalls: `${runPath}?tab=calls&sort=number-desc${code === "failures" ? "&state=failed" : "&outcome=refused"}`,
    endpoints: mayEndpoints ? `${projectPath}/expansion/endpoints` : null,
    newRun: mayStart ? `${projectPath}/expansion/new` : null,
  };
  const lead = leads[code];
  const href = hrefs[lead];
  const values = {
    spent: formatMoney(money.spent),
    cap: money.cap === null ? "" : formatMoney(money.cap),
    window: formatNumber(settings.stopBelow.window),
    share: formatPercent(settings.stopBelow.share, 0),
    count: code === "failures" ? progress.failuresInARow : maxCalls,
  };
  return (
    <Notice tone={status === "finished" ? "warning" : "reject"} title={t(`stop.${code}`)} live="alert">
      {stopReason && answered.includes(code) ? <p className="font-medium whitespace-pre-wrap">{stopReason}</p> : null}
      <p>
        {t(`help.${code}`, values)} {href ? <TextLink href={href}>{t(`links.${lead}`)}</TextLink> : null}
      </p>
    </Notice>
  );
}
