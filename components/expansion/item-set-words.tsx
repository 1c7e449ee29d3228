"use client";

import { useTranslations } from "next-intl";
import { useActiveFilters } from "#components/items/use-active-filters.ts";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ItemFilter } from "#lib/items/item-filter.ts";
import type { ItemSet } from "#lib/items/item-set.ts";

const everything: ItemFilter = { sort: "number-desc" };

/** Which items a run is about, in words, and how many they are. */
export function ItemSetWords({ set, count, home }: { set: ItemSet; count: number; home: string }) {
  const t = useTranslations("itemRuns.form");
  const conditions = useActiveFilters(set.kind === "filter" ? set.filter : everything);
  const { sort: _sort, ...asked } = set.kind === "filter" ? set.filter : everything;
  const query = new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]));
  return (
    <div className="rounded-md border px-3 py-2.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{t("items")}</span>
        <TextLink href={`${home}/items${query.size > 0 ? `?${query}` : ""}`} className="text-sm">
          {t("change")}
        </TextLink>
      </p>
      {set.kind === "numbers" ? <p>{t("chosen", { count })}</p> : null}
      {set.kind === "filter" && conditions.length === 0 ? <p>{t("everything", { count })}</p> : null}
      {set.kind === "filter" && conditions.length > 0 ? (
        <>
          <p className="pb-1.5">{t("matching", { count })}</p>
          <DefinitionList items={conditions.map(({ key, label, value }) => ({ key, term: label, value }))} />
        </>
      ) : null}
    </div>
  );
}
