"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { ScanView } from "#lib/items/similarity/schema.ts";

/** How it stands with the look: of when it is, what has changed since, how far a new one is, and what went wrong. */
export function ScanLine({ scan, tokenizer, onRetry }: { scan: ScanView; tokenizer: Tokenizer; onRetry: () => void }) {
  const t = useTranslations("duplicates.scan");
  const { state, shown, step, done, total } = scan;
  return (
    <div className="flex flex-col gap-3">
      {state === "failed" ? (
        <Notice
          tone="reject"
          live="status"
          title={t("failed")}
          action={
            <Button size="sm" onClick={onRetry}>
              {t("retry")}
            </Button>
          }
        >
          {scan.failure ? t("failedReason", { reason: scan.failure.replace(/\.$/, "") }) : null}{" "}
          {shown ? t("failedShown") : null}
        </Notice>
      ) : null}
      {shown?.capped ? <Notice tone="warning">{t("capped")}</Notice> : null}
      {state === "running" || state === "waiting" ? (
        <Progress
          label={t(state === "waiting" ? "waiting" : `step.${step}`)}
          value={state === "running" && total > 0 ? done : null}
          max={total}
          {...(state === "running" && total > 0
            ? { detail: t("progress", { done: formatNumber(done), total: formatNumber(total) }) }
            : {})}
          thin={false}
        />
      ) : null}
      {shown ? (
        <p className="text-sm text-muted">
          {t.rich("asOf", {
            size: shown.size,
            changes: shown.changesSince,
            when: () => <RelativeTime value={shown.endedAt} />,
          })}
          {tokenizer === "rouge" ? ` ${t("onlyRouge")}` : null}
        </p>
      ) : null}
    </div>
  );
}
