"use client";

import { useTranslations } from "next-intl";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { categories } from "#lib/items/schema.ts";
import type { QueueFilter } from "#lib/review/schema.ts";

/** What the queue is narrowed to: a proposed category, a run. The address holds it. */
export function QueueFilters({
  filter,
  runs,
  byCategory,
}: {
  filter: QueueFilter;
  runs: readonly { number: number; model: string }[];
  /** Not where proposed categories are hidden. */
  byCategory: boolean;
}) {
  const t = useTranslations("review.filter");
  const tCategory = useTranslations("ui.category");
  const { go } = useUrlState();
  return (
    <>
      {byCategory ? (
        <FacetSelect
          label={t("category")}
          value={filter.category ?? ""}
          options={categories.map((category) => ({ value: category, label: tCategory(`${category}.name`) }))}
          onChange={(category) => go({ category: category || null, item: null })}
        />
      ) : null}
      {runs.length > 0 ? (
        <FacetSelect
          label={t("run")}
          value={filter.run ? String(filter.run) : ""}
          options={runs.map(({ number, model }) => ({
            value: String(number),
            label: t("runOption", { number, model }),
          }))}
          onChange={(run) => go({ run: run || null, item: null })}
        />
      ) : null}
    </>
  );
}
