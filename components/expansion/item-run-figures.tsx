"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDuration, formatNumber } from "#components/ui/format-number.ts";
import { useLiveRun } from "./run-live.tsx";
import { asItems, timeLeftMs } from "./run-pace.ts";
import { useNow } from "./use-now.ts";

/** What a run over items has come to so far, in figures that move while it runs. */
export function ItemRunFigures() {
  const t = useTranslations("itemRuns.figures");
  const tRun = useTranslations("expansion.run");
  const { progress, at } = useLiveRun();
  const running = progress.status === "running";
  const now = useNow(running);
  const sinceThen = running && at !== null && now !== null ? Math.max(0, now - at) : 0;
  const { purpose, calls, accepted, rejected, malformed, promptTokens, completionTokens } = progress;
  const left = timeLeftMs(asItems(progress));
  const held = accepted + rejected + malformed;
  const share = (part: number) =>
    t("share", { share: formatNumber(held === 0 ? 0 : (100 * part) / held, { maximumFractionDigits: 1 }) });
  const seconds = (ms: number) => formatDuration(Math.round(ms / 1000) * 1000);
  return (
    <DefinitionList
      look="figures"
      items={[
        {
          term: t(purpose === "classify" ? "proposals" : "answers"),
          value: formatNumber(accepted),
          hint: share(accepted),
        },
        ...(purpose === "classify"
          ? [{ term: t("noneOfFour"), value: formatNumber(rejected), hint: share(rejected) }]
          : []),
        { term: t("unreadable"), value: formatNumber(malformed), hint: share(malformed) },
        { term: t("failed"), value: formatNumber(calls.failed), hint: t("failedHint") },
        {
          term: tRun("tokens"),
          value: formatNumber(promptTokens + completionTokens),
          hint: tRun("tokensHint", {
            prompt: formatNumber(promptTokens),
            completion: formatNumber(completionTokens),
          }),
        },
        { term: tRun("elapsed"), value: seconds(progress.elapsedMs + sinceThen), hint: tRun("elapsedHint") },
        ...(running
          ? [
              {
                term: tRun("timeLeft"),
                value: left === null ? tRun("unknown") : seconds(Math.max(0, left - sinceThen)),
                hint: tRun("timeLeftHint"),
              },
            ]
          : []),
      ]}
    />
  );
}
