import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import type { CountsByCategory } from "#lib/datasets/schema.ts";
import { categories } from "#lib/items/schema.ts";

/** How many of each category, on one line; categories without any are left out. */
export function CategoryCounts({ counts }: { counts: CountsByCategory }) {
  const t = useTranslations("datasets.list");
  const letters = useTranslations("ui.category");
  return (
    <span className="inline-flex gap-x-3 tabular-nums">
      {categories
        .filter((category) => counts[category] > 0)
        .map((category) => (
          <span key={category} className="whitespace-nowrap text-muted">
            {t.rich("count", {
              letters: letters(`${category}.letters`),
              count: formatNumber(counts[category]),
              b: (chunk) => <span className="text-text">{chunk}</span>,
            })}
          </span>
        ))}
    </span>
  );
}
