"use client";

import { Library } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActiveFilters } from "#components/data-table/active-filters.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ItemFilter } from "#lib/items/item-filter.ts";
import type { ItemDetail } from "#lib/items/queries/find-item.ts";
import type { ItemRow } from "#lib/items/queries/item-rows.ts";
import type { ItemFacets } from "#lib/items/queries/list-facets.ts";
import type { ItemPage } from "#lib/items/queries/list-items.ts";
import type { SimilarItems } from "#lib/items/queries/list-similar-items.ts";
import { categories } from "#lib/items/schema.ts";
import type { TextSize } from "#lib/team/schema.ts";
import { ItemPanel } from "./item-panel.tsx";
import { ChosenItemsLinks } from "./item-run-links.tsx";
import { ItemSearch } from "./item-search.tsx";
import { NoSimilarItems, SimilaritySource } from "./similarity-search-notice.tsx";
import { useActiveFilters } from "./use-active-filters.ts";
import { useItemColumns } from "./use-item-columns.tsx";

/** The origins that the table can be narrowed to, but for those that no item has yet in this version. */
const origins = ["call", "restored"] as const;

/** Leaves a search by similarity. */
const noSimilarity = { like: null, likeSeed: null, similar: null };

/** The project's items: one page of them, filtered and sorted by the server as the address says, with one open beside. */
export function ItemsTable({
  home,
  filter,
  page,
  similar,
  facets,
  open,
  known,
  textSize,
  mayDecide,
  mayEdit,
  mayResolve,
  mayRun,
  mayChangeSettings,
  names,
}: {
  /** "/p/SLUG" */
  home: string;
  filter: ItemFilter;
  page: ItemPage;
  /** What a search by similarity found, which then stands in place of the page. */
  similar: SimilarItems | null;
  facets: ItemFacets;
  open: ItemDetail | null;
  /** Whether the open one is a known item, for those who may know. */
  known: ReactNode;
  /** Of the item that is open. */
  textSize: TextSize;
  mayDecide: boolean;
  /** Whether tags may be changed, and duplicates brought back. */
  mayEdit: boolean;
  mayResolve: boolean;
  /** Whether models may be asked about items. */
  mayRun: boolean;
  mayChangeSettings: boolean;
  /** Of the people that the filter names, by id. */
  names: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("items");
  const category = useTranslations("ui.category");
  const url = useUrlState();
  const columns = useItemColumns(similar !== null);
  const [column = "number", direction = "desc"] = filter.sort.split("-") as [string, "asc" | "desc"];
  const active = useActiveFilters(filter, names);
  const [selected, setSelected] = useState<string[]>([]);

  const rows = similar ? (similar.state === "ready" ? similar.rows : []) : page.rows;

  return (
    <>
      {similar ? <SimilaritySource found={similar} home={home} leaveHref={url.href(noSimilarity)} /> : null}
      <DataTable<ItemRow>
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.sequence)}
        rowName={(row) => t("number", { number: row.sequence })}
        {...(similar
          ? { sort: { column: "score", direction: "desc" } }
          : { sort: { column, direction }, sortHref: (by, order) => url.href({ sort: `${by}-${order}` }) })}
        previousHref={page.before && !similar ? url.href({ before: page.before }) : null}
        nextHref={page.after && !similar ? url.href({ after: page.after }) : null}
        summary={
          <>
            {t(similar ? "similar.summary" : "table.summary", { shown: rows.length })}
            {similar?.state === "ready" && similar.among !== null ? (
              <span className="block">{t("similar.among", { among: similar.among })}</span>
            ) : null}
          </>
        }
        openId={open ? String(open.sequence) : null}
        rowHref={(row) => url.href({ open: String(row.sequence) })}
        onClose={() => url.go({ open: null })}
        panel={(close) =>
          open ? (
            <ItemPanel
              item={open}
              home={home}
              tags={facets.tags}
              known={known}
              textSize={textSize}
              mayDecide={mayDecide}
              mayEdit={mayEdit}
              mayResolve={mayResolve}
              onClose={close}
            />
          ) : null
        }
        {...(mayRun
          ? { selected, onSelect: setSelected, bulkActions: <ChosenItemsLinks home={home} numbers={selected} /> }
          : {})}
        pending={url.pending}
        filtered={active.length > 0}
        {...(similar
          ? {
              empty: (
                <NoSimilarItems
                  found={similar}
                  home={home}
                  filtered={active.length > 0}
                  mayChangeSettings={mayChangeSettings}
                />
              ),
            }
          : active.length === 0
            ? { empty: <NoItems home={home} /> }
            : {})}
        toolbar={
          <FilterBar
            active={
              <ActiveFilters
                filters={active}
                onRemove={(key) => url.go({ [key]: null, ...(key === "pair" ? { agree: null } : {}) })}
                onClear={() => url.go(Object.fromEntries([...active.map(({ key }) => [key, null]), ["agree", null]]))}
              />
            }
          >
            <ItemSearch
              words={filter.q ?? ""}
              similar={similar?.search.by === "text" ? similar.search.text : ""}
              onSearch={url.go}
            />
            <FacetSelect
              label={t("filter.category")}
              value={filter.category ?? ""}
              options={categories.map((value) => ({ value, label: category(`${value}.name`) }))}
              onChange={(value) => url.go({ category: value })}
            />
            <FacetSelect
              label={t("filter.kind")}
              value={filter.kind ?? ""}
              options={withChosen(facets.kinds, filter.kind)}
              onChange={(kind) => url.go({ kind })}
            />
            <FacetSelect
              label={t("filter.tag")}
              value={filter.tag ?? ""}
              options={withChosen(facets.tags, filter.tag)}
              onChange={(tag) => url.go({ tag })}
            />
            <FacetSelect
              label={t("filter.run")}
              value={filter.run ? String(filter.run) : ""}
              options={facets.runs.map(({ number, model }) => ({
                value: String(number),
                label: t("filter.runOption", { number, model }),
              }))}
              onChange={(run) => url.go({ run })}
            />
            <FacetSelect
              label={t("filter.origin")}
              value={filter.origin ?? ""}
              options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))}
              onChange={(origin) => url.go({ origin })}
            />
          </FilterBar>
        }
      />
    </>
  );
}

/** Kinds as choices, with the chosen one also where it is not among them. */
function withChosen(kinds: readonly string[], chosen: string | undefined) {
  const all = chosen && !kinds.includes(chosen) ? [chosen, ...kinds] : kinds;
  return all.map((kind) => ({ value: kind, label: kind }));
}

function NoItems({ home }: { home: string }) {
  const t = useTranslations("items.empty");
  return (
    <EmptyState
      icon={<Library />}
      title={t("title")}
      description={t("description")}
      action={<LinkButton href={`${home}/expansion`}>{t("action")}</LinkButton>}
    />
  );
}
