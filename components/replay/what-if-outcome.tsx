import { useTranslations } from "next-intl";
import { RuleLabel } from "#components/expansion/rule-label.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { WhatIfFound } from "#lib/expansion/replay-schema.ts";
import { rejectionRules } from "#lib/expansion/schema.ts";
import { ChangedCandidates } from "./changed-candidates.tsx";
import { useReplayHeadline } from "./replay-headline.ts";

/** What other rules would have come to: counts by rule against what happened, and the candidates that change sides. */
export function WhatIfOutcome({ found, projectPath }: { found: WhatIfFound; projectPath: string }) {
  const t = useTranslations("replay");
  const title = useReplayHeadline()({ status: "done", result: found });
  const { calls, recorded, again, byRule, getIn, turnedAway } = found;
  if (calls === 0) return <Notice>{t("nothing")}</Notice>;
  const rules = rejectionRules.filter((rule) => rule in byRule);
  const rows = [
    ...rules.map((rule) => ({ name: <RuleLabel rule={rule} />, key: rule as string, ...byRule[rule] })),
    { name: t("whatIf.allIn"), key: "in", recorded: recorded.items, again: again.items },
  ];
  return (
    <>
      <Notice title={title} live="status">
        {t("whatIf.total", {
          again: formatNumber(again.items),
          recorded: formatNumber(recorded.items),
          candidates: formatNumber(again.items + again.rejections),
        })}
      </Notice>
      <table className="w-full max-w-xl text-base">
        <caption className="sr-only">{t("whatIf.byRule")}</caption>
        <thead>
          <tr className="border-b text-sm text-muted [&>th]:h-8 [&>th]:pl-4 [&>th]:align-bottom [&>th]:font-normal [&>th]:first:pl-0">
            <th scope="col" className="text-left">
              {t("columns.rule")}
            </th>
            <th scope="col" className="text-right">
              {t("whatIf.was")}
            </th>
            <th scope="col" className="text-right">
              {t("whatIf.would")}
            </th>
            <th scope="col" className="text-right">
              {t("columns.change")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, recorded: was = 0, again: would = 0 }) => (
            <tr
              key={key}
              className="border-b [&:last-child>*]:font-medium [&>td]:h-9 [&>td]:pl-4 [&>td]:text-right [&>td]:tabular-nums"
            >
              <th scope="row" className="text-left font-normal">
                {name}
              </th>
              <td>{formatNumber(was)}</td>
              <td>{formatNumber(would)}</td>
              <td>{formatNumber(would - was, { signDisplay: "exceptZero" })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ChangedCandidates
        title={t("whatIf.getIn", { count: getIn.count, figure: formatNumber(getIn.count) })}
        list={getIn}
        projectPath={projectPath}
      />
      <ChangedCandidates
        title={t("whatIf.turnedAway", { count: turnedAway.count, figure: formatNumber(turnedAway.count) })}
        list={turnedAway}
        projectPath={projectPath}
      />
    </>
  );
}
