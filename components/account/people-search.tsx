"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { SearchBox } from "#components/data-table/search-box.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";

/** Finds accounts by name or address; what is looked for stands in the address. */
export function PeopleSearch({ find }: { find: string }) {
  const t = useTranslations("account.people");
  const url = useUrlState();
  return (
    <FilterBar>
      <SearchBox label={t("find")} value={find} onSearch={(text) => url.go({ find: text })} />
    </FilterBar>
  );
}
