"use client";

import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatPercent } from "#components/ui/format-number.ts";
import { categories } from "#lib/items/schema.ts";
import type { RunChoices } from "./run-form-context.ts";

const fill = { QA: "bg-qa", IE: "bg-ie", GEN: "bg-gen", OTHER: "bg-other" };

/** The project's mix against its target, a small bar for each category; and which categories lack most now. */
export function MixBars({ mix: { counts, target, wanted = [] } }: { mix: RunChoices["mix"] }) {
  const t = useTranslations("expansion.steering");
  const tCategory = useTranslations("ui.category");
  const total = categories.reduce((sum, category) => sum + counts[category], 0);
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={t("mix")} className="flex flex-col gap-1.5">
        {categories.map((category) => {
          const share = total === 0 ? 0 : counts[category] / total;
          const aim = target[category] / 100;
          return (
            <li key={category} className="grid grid-cols-[4.5rem_minmax(0,1fr)_9rem] items-center gap-3">
              <span>
                <CategoryBadge category={category} />
              </span>
              <span aria-hidden="true" className="relative h-2 rounded-full bg-line">
                <span
                  className={`absolute inset-y-0 left-0 rounded-full ${fill[category]}`}
                  style={{ width: `${100 * share}%` }}
                />
                <span className="absolute -inset-y-1 w-0.5 bg-text" style={{ left: `${100 * aim}%` }} />
              </span>
              <span className="text-end text-sm text-muted tabular-nums">
                {t("shareOfTarget", { share: formatPercent(share), target: formatPercent(aim) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="text-sm text-muted">
        {wanted.length === 0
          ? t("noGaps")
          : t("gaps", { categories: wanted.map((category) => tCategory(`${category}.name`)).join(", ") })}
      </p>
    </div>
  );
}
