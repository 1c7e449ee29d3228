"use client";

import { useTranslations } from "next-intl";
import { ActiveFilters } from "#components/data-table/active-filters.tsx";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { SearchBox } from "#components/data-table/search-box.tsx";
import type { useUrlState } from "#components/data-table/use-url-state.ts";
import type { LedgerFilter } from "#lib/expansion/ledger-filter-schema.ts";
import { ScoreRange } from "./score-range.tsx";

/** What the ledger is narrowed by, but for the rule, which has its chips; all of it is in the address. */
export function LedgerFilters({ filter, url }: { filter: LedgerFilter; url: ReturnType<typeof useUrlState> }) {
  const t = useTranslations("runs.ledger");
  const tRule = useTranslations("expansion.rules");
  const { rule, restored, q, from, to } = filter;
  const go = (changes: Record<string, string | null>) => url.go({ ...changes, open: null });
  const active = [
    ...(rule ? [{ key: "rule", label: t("rule"), value: tRule(rule) }] : []),
    ...(q ? [{ key: "q", label: t("query"), value: q }] : []),
    ...(restored
      ? [{ key: "restored", label: t("restored"), value: t(restored === "yes" ? "restoredYes" : "restoredNo") }]
      : []),
    ...(from === undefined && to === undefined
      ? []
      : [{ key: "score", label: t("score"), value: t("scoreRange", { from: from ?? 0, to: to ?? 1 }) }]),
  ];
  return (
    <FilterBar
      active={
        <ActiveFilters
          filters={active}
          onRemove={(key) => go(key === "score" ? { from: null, to: null } : { [key]: null })}
          onClear={() => go({ rule: null, restored: null, q: null, from: null, to: null })}
        />
      }
    >
      <SearchBox label={t("search")} value={q ?? ""} onSearch={(text) => go({ q: text })} />
      <FacetSelect
        label={t("restored")}
        value={restored ?? ""}
        options={[
          { value: "no", label: t("restoredNo") },
          { value: "yes", label: t("restoredYes") },
        ]}
        onChange={(value) => go({ restored: value })}
      />
      <FacetSelect
        label={t("order")}
        anyLabel={t("orderAsCame")}
        value={filter.sort === "number-asc" ? "" : filter.sort}
        options={(["number-desc", "score-desc", "score-asc"] as const).map((value) => ({
          value,
          label: t(`orders.${value}`),
        }))}
        onChange={(value) => go({ sort: value })}
      />
      <ScoreRange from={from} to={to} onChange={go} />
    </FilterBar>
  );
}
