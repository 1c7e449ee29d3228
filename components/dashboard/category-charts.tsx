import { useTranslations } from "next-intl";
import { CategoryBars } from "#components/charts/category-bars.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { ItemCounts } from "#lib/dashboard/queries/count-items.ts";
import { categories } from "#lib/items/schema.ts";
import type { TargetMix } from "#lib/team/schema.ts";

/** Categories of approved items, and those proposed for pending ones, against the project's target mix. */
export function CategoryCharts({ items, target }: { items: ItemCounts; target: TargetMix }) {
  const t = useTranslations("overview.categories");
  const shares = (counts: ItemCounts["approved"]) =>
    categories.map((category) => ({ category, count: counts[category], target: target[category] / 100 }));
  const figures = (count: number) => ({ count, figure: formatNumber(count) });
  const { none } = items.proposed;
  return (
    <Section title={t("title")}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <CategoryBars
          title={t("approvedTitle")}
          description={t("approvedCount", figures(items.byStatus.approved))}
          axisLabel={t("approvedAxis")}
          data={shares(items.approved)}
        />
        <CategoryBars
          title={t("proposedTitle")}
          description={`${t("pendingCount", figures(items.byStatus.pending))} ${none > 0 ? t("withoutProposal", figures(none)) : ""}`}
          axisLabel={t("proposedAxis")}
          data={shares(items.proposed)}
        />
      </div>
    </Section>
  );
}
