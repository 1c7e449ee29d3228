"use client";

import { useTranslations } from "next-intl";
import type { ItemFilter } from "#lib/items/item-filter.ts";

/**
 * What a filter of the items asks, in words, a condition each.
 * @param names of people that it names, by id
 */
export function useActiveFilters(
  filter: Omit<ItemFilter, "sort">,
  names: Readonly<Record<string, string>> = {},
): { key: string; label: string; value: string }[] {
  const t = useTranslations("items");
  const tCategory = useTranslations("ui.category");
  const { status, category, proposed, decided, pair, agree, kind, run, origin, tag, q } = filter;
  const [one = "", two = ""] = (pair?.split(".") ?? []).map((id) => names[id] ?? t("filter.somebody"));
  return [
    ...(q ? [{ key: "q", label: t("filter.query"), value: q }] : []),
    ...(status ? [{ key: "status", label: t("filter.status"), value: t(`status.${status}`) }] : []),
    ...(category ? [{ key: "category", label: t("filter.category"), value: tCategory(`${category}.name`) }] : []),
    ...(proposed
      ? [
          {
            key: "proposed",
            label: t("filter.proposed"),
            value: proposed === "none" ? t("filter.noneProposed") : tCategory(`${proposed}.name`),
          },
        ]
      : []),
    ...(decided ? [{ key: "decided", label: t("filter.decided"), value: tCategory(`${decided}.name`) }] : []),
    ...(pair
      ? [{ key: "pair", label: t("filter.pair"), value: t(`filter.agree.${agree ?? "either"}`, { one, two }) }]
      : []),
    ...(kind ? [{ key: "kind", label: t("filter.kind"), value: kind }] : []),
    ...(run ? [{ key: "run", label: t("filter.run"), value: String(run) }] : []),
    ...(tag ? [{ key: "tag", label: t("filter.tag"), value: tag }] : []),
    ...(origin ? [{ key: "origin", label: t("filter.origin"), value: t(`origin.${origin}`) }] : []),
  ];
}
