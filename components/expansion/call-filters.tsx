"use client";

import { useTranslations } from "next-intl";
import { ActiveFilters } from "#components/data-table/active-filters.tsx";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { SearchBox } from "#components/data-table/search-box.tsx";
import type { useUrlState } from "#components/data-table/use-url-state.ts";
import { type CallFilter, callOutcomes, callPurposes, callStates } from "#lib/expansion/call-filter-schema.ts";
import type { CallPurpose } from "#lib/expansion/queries/list-calls.ts";

/** What a run's calls are narrowed by; all of it is in the address. */
export function CallFilters({
  filter,
  purpose,
  runPurpose,
  url,
}: {
  filter: CallFilter;
  /** That of the calls shown, and what the run is for. */
  purpose: CallPurpose;
  runPurpose: CallPurpose;
  url: ReturnType<typeof useUrlState>;
}) {
  const t = useTranslations("runs.calls");
  const { state, outcome, seed, excess } = filter;
  const go = (changes: Record<string, string | null>) => url.go({ ...changes, open: null });
  const active = [
    ...(state ? [{ key: "state", label: t("state"), value: t(`states.${state}`) }] : []),
    ...(outcome ? [{ key: "outcome", label: t("outcome"), value: t(`outcomes.${outcome}`) }] : []),
    ...(seed ? [{ key: "seed", label: t("seed"), value: String(seed) }] : []),
    ...(excess ? [{ key: "excess", label: t("usage"), value: t("excessLong") }] : []),
  ];
  return (
    <FilterBar
      active={
        <ActiveFilters
          filters={active}
          onRemove={(key) => go({ [key]: null })}
          onClear={() => go({ state: null, outcome: null, seed: null, excess: null })}
        />
      }
    >
      <FacetSelect
        label={t("purpose")}
        anyLabel={t(`purposes.${runPurpose}`)}
        value={purpose === runPurpose ? "" : purpose}
        options={callPurposes
          .filter((each) => each !== runPurpose)
          .map((value) => ({ value, label: t(`purposes.${value}`) }))}
        onChange={(value) => go({ purpose: value })}
      />
      <FacetSelect
        label={t("state")}
        value={state ?? ""}
        options={callStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(value) => go({ state: value })}
      />
      <FacetSelect
        label={t("outcome")}
        value={outcome ?? ""}
        options={callOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(value) => go({ outcome: value })}
      />
      <FacetSelect
        label={t("usage")}
        value={excess ? "1" : ""}
        options={[{ value: "1", label: t("excessLong") }]}
        onChange={(value) => go({ excess: value })}
      />
      {purpose === "expand" ? (
        <SearchBox
          label={t("seedNumber")}
          value={seed ? String(seed) : ""}
          onSearch={(text) => go({ seed: text })}
          className="flex-none basis-40"
        />
      ) : null}
    </FilterBar>
  );
}
