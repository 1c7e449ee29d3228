"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDuration, formatNumber } from "#components/ui/format-number.ts";
import { useLiveRun } from "./run-live.tsx";
import { itemsPerMinute, timeLeftMs } from "./run-pace.ts";
import { useNow } from "./use-now.ts";

/** What the run has done so far, in figures that move while it runs. */
export function RunFigures() {
  const t = useTranslations("expansion.run");
  const { progress, at } = useLiveRun();
  const running = progress.status === "running";
  const now = useNow(running);
  const sinceThen = running && at !== null && now !== null ? Math.max(0, now - at) : 0;
  const { calls, accepted, rejected, malformed, promptTokens, completionTokens } = progress;
  const rate = itemsPerMinute(progress);
  const left = timeLeftMs(progress);
  const held = accepted + rejected + malformed;
  const share = (part: number) =>
    held === 0
      ? t("nothingCame")
      : t("ofCandidates", { share: formatNumber((100 * part) / held, { maximumFractionDigits: 1 }) });
  const over = (progress.status === "finished" || progress.status === "cancelled") && calls.underWay === 0;
  return (
    <DefinitionList
      look="figures"
      items={[
        { term: t("accepted"), value: formatNumber(accepted), hint: share(accepted) },
        { term: t("rejected"), value: formatNumber(rejected), hint: share(rejected) },
        { term: t("malformed"), value: formatNumber(malformed), hint: share(malformed) },
        {
          term: t("calls"),
          value: formatNumber(calls.settled + calls.failed),
          hint: over
            ? t("callsFailed", { failed: formatNumber(calls.failed) })
            : t("callsHint", {
                underWay: formatNumber(calls.underWay),
                planned: formatNumber(calls.planned),
                failed: formatNumber(calls.failed),
              }),
        },
        {
          term: t("tokens"),
          value: formatNumber(promptTokens + completionTokens),
          hint: t("tokensHint", { prompt: formatNumber(promptTokens), completion: formatNumber(completionTokens) }),
        },
        {
          term: t("rate"),
          value: rate === null ? t("none") : formatNumber(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 }),
          hint: t("rateHint"),
        },
        {
          term: t("elapsed"),
          value: formatDuration(wholeSeconds(progress.elapsedMs + sinceThen)),
          hint: t("elapsedHint"),
        },
        ...(running
          ? [
              {
                term: t("timeLeft"),
                value: left === null ? t("unknown") : formatDuration(wholeSeconds(Math.max(0, left - sinceThen))),
                hint: t("timeLeftHint"),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Whole seconds read calmly; under one there is nothing to tell. */
function wholeSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000) * 1000;
}
