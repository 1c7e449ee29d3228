import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ReplayView } from "#lib/expansion/queries/list-replays.ts";
import type { RunRules } from "#lib/expansion/schema.ts";
import { ReplayOutcome } from "./replay-outcome.tsx";
import { RuleChanges } from "./rule-changes.tsx";
import { WhatIfOutcome } from "./what-if-outcome.tsx";

/** How a replay stands: waiting, how far it is, why it failed, or what it found; and whose it is. */
export function ReplayState({
  view,
  rules,
  projectPath,
}: {
  view: ReplayView;
  /** The run's own. */
  rules: RunRules;
  projectPath: string;
}) {
  const t = useTranslations("replay");
  const { status, result, done, total } = view;
  const waits = status === "waiting";
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap gap-x-2 text-sm text-muted">
        {view.rules ? <RuleChanges own={rules} other={view.rules} /> : null}
        <RelativeTime value={view.createdAt} />
        <span>{t("by", { name: view.startedBy })}</span>
      </p>
      {status === "waiting" || status === "running" ? (
        <Progress
          label={t(waits ? "waiting" : "running")}
          value={waits ? null : done}
          max={Math.max(total, 1)}
          detail={waits ? "" : t("progress", { done: formatNumber(done), total: formatNumber(total) })}
          className="max-w-xl"
        />
      ) : null}
      {status === "failed" ? (
        <Notice tone="reject" title={t("failed")} live="status">
          <p>{view.failure}</p>
          <p>{t("failedNext")}</p>
        </Notice>
      ) : null}
      {result?.kind === "replay" ? <ReplayOutcome found={result} /> : null}
      {result?.kind === "whatIf" ? <WhatIfOutcome found={result} projectPath={projectPath} /> : null}
    </div>
  );
}
