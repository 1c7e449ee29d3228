import { useTranslations } from "next-intl";
import { BarChart } from "#components/charts/bar-chart.tsx";
import { Funnel } from "#components/charts/funnel.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { ItemCounts } from "#lib/dashboard/queries/count-items.ts";
import type { RunTotals } from "#lib/dashboard/queries/sum-runs.ts";
import { rejectionRuleLabel } from "./rejection-rule-label.ts";

/** How many came how far, from seeds to approved items, and what turned candidates away. */
export function ProgressCharts({ seeds, runs, items }: { seeds: number; runs: RunTotals; items: ItemCounts }) {
  const t = useTranslations("overview.progress");
  const ruleNames = useTranslations("expansion.rules");
  const stages = [
    { key: "seeds", label: t("seeds"), count: seeds },
    { key: "candidates", label: t("candidates"), count: runs.candidates },
    { key: "items", label: t("items"), count: items.total },
    { key: "reviewed", label: t("reviewed"), count: items.byStatus.approved + items.byStatus.rejected },
    { key: "approved", label: t("approved"), count: items.byStatus.approved },
  ];
  const malformed = { count: runs.malformed, figure: formatNumber(runs.malformed) };
  const answered = runs.candidates + runs.malformed > 0;
  return (
    <Section title={t("title")}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Funnel title={t("funnelTitle")} description={t("funnelDescription")} stages={stages} unitLabel={t("count")} />
        <BarChart
          title={t("rejectionsTitle")}
          description={answered ? t("rejectionsDescription", malformed) : undefined}
          bars={runs.rejections.map(({ rule, count }) => ({
            key: rule,
            label: rejectionRuleLabel(ruleNames, rule),
            value: count,
          }))}
          nameLabel={t("rule")}
          axisLabel={t("rejectedCandidates")}
        />
      </div>
    </Section>
  );
}
