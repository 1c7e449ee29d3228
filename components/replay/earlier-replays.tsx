import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ReplayView } from "#lib/expansion/queries/list-replays.ts";
import type { RunRules } from "#lib/expansion/schema.ts";
import { useReplayHeadline } from "./replay-headline.ts";
import { ReplayState } from "./replay-state.tsx";
import { RuleChanges } from "./rule-changes.tsx";

/** Replays before the latest, a line each, with what each found folded below. */
export function EarlierReplays({
  title,
  views,
  rules,
  projectPath,
}: {
  title: string;
  views: readonly ReplayView[];
  /** The run's own. */
  rules: RunRules;
  projectPath: string;
}) {
  const headline = useReplayHeadline();
  const t = useTranslations("replay");
  if (views.length === 0) return null;
  return (
    <details className="mt-5">
      <summary className="min-h-6 cursor-default rounded-sm font-medium">{title}</summary>
      <ul className="mt-1 divide-y border-y">
        {views.map((view) => (
          <li key={view.id}>
            <details>
              <summary className="min-h-9 cursor-default rounded-sm px-1 py-1.5">
                <span className="inline-flex flex-wrap gap-x-2">
                  <span>{headline(view)}</span>
                  <span className="text-muted">
                    {view.rules ? <RuleChanges own={rules} other={view.rules} /> : null}{" "}
                    <RelativeTime value={view.createdAt} inTable /> {t("by", { name: view.startedBy })}
                  </span>
                </span>
              </summary>
              <div className="px-1 pt-1 pb-4">
                <ReplayState view={view} rules={rules} projectPath={projectPath} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
