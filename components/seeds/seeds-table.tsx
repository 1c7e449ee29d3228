"use client";

import { Plus, Sprout, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ActiveFilters } from "#components/data-table/active-filters.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { SearchBox } from "#components/data-table/search-box.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { usePaletteActions } from "#components/shell/palette-actions.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { SeedCounts } from "#lib/seeds/queries/count-seeds.ts";
import type { SeedView } from "#lib/seeds/queries/find-seed.ts";
import type { SeedWords } from "#lib/seeds/queries/list-seed-words.ts";
import type { SeedPage, SeedRow } from "#lib/seeds/queries/list-seeds.ts";
import { seedStatuses } from "#lib/seeds/schema.ts";
import type { SeedFilter } from "#lib/seeds/seed-filter.ts";
import { SeedPanel } from "./seed-panel.tsx";
import { useSeedColumns } from "./use-seed-columns.tsx";

/** The project's seeds: one page of them, filtered and sorted by the server as the address says, with one open beside. */
export function SeedsTable({
  projectSlug,
  filter,
  page,
  counts,
  words,
  open,
  mayEdit,
}: {
  projectSlug: string;
  filter: SeedFilter;
  page: SeedPage;
  counts: SeedCounts;
  words: SeedWords;
  open: SeedView | null;
  mayEdit: boolean;
}) {
  const t = useTranslations("seeds");
  const url = useUrlState();
  const columns = useSeedColumns();
  const [column = "number", direction = "asc"] = filter.sort.split("-") as [string, "asc" | "desc"];
  const active = useActiveFilters(filter);
  const seeds = `/p/${projectSlug}/seeds`;
  usePaletteActions(
    useMemo(
      () =>
        mayEdit
          ? [
              { id: "new-seed", label: t("new"), icon: <Plus />, href: `${seeds}/new` },
              { id: "import-seeds", label: t("import.title"), icon: <Upload />, href: `${seeds}/import` },
            ]
          : [],
      [mayEdit, seeds, t],
    ),
  );

  return (
    <DataTable<SeedRow>
      label={t("title")}
      columns={columns}
      rows={page.rows}
      rowId={(row) => String(row.number)}
      rowName={(row) => t("table.rowName", { number: row.number })}
      sort={{ column, direction }}
      sortHref={(by, order) => url.href({ sort: `${by}-${order}` })}
      previousHref={page.before ? url.href({ before: page.before }) : null}
      nextHref={page.after ? url.href({ after: page.after }) : null}
      summary={t("table.summary", { shown: page.rows.length, total: counts.total })}
      openId={open ? String(open.number) : null}
      rowHref={(row) => url.href({ open: String(row.number) })}
      onClose={() => url.go({ open: null })}
      panel={(close) =>
        open ? <SeedPanel seed={open} home={`/p/${projectSlug}`} mayEdit={mayEdit} onClose={close} /> : null
      }
      pending={url.pending}
      filtered={active.length > 0}
      {...(active.length === 0 ? { empty: <NoSeeds seeds={seeds} mayEdit={mayEdit} /> } : {})}
      toolbar={
        <FilterBar
          active={
            <ActiveFilters
              filters={active}
              onRemove={(key) => url.go({ [key]: null })}
              onClear={() => url.go({ status: null, category: null, kind: null, tag: null, q: null })}
            />
          }
        >
          <SearchBox label={t("filter.search")} value={filter.q ?? ""} onSearch={(q) => url.go({ q })} />
          <FacetSelect
            label={t("filter.status")}
            anyLabel={t("filter.statusAny")}
            value={filter.status ?? ""}
            options={seedStatuses.map((value) => ({
              value,
              label: t(`status.${value}`),
              count: counts.byStatus[value],
            }))}
            onChange={(status) => url.go({ status })}
          />
          <FacetSelect
            label={t("filter.kind")}
            value={filter.kind ?? ""}
            options={withChosen(words.kinds, filter.kind)}
            onChange={(kind) => url.go({ kind })}
          />
          <FacetSelect
            label={t("filter.tag")}
            value={filter.tag ?? ""}
            options={withChosen(words.tags, filter.tag)}
            onChange={(tag) => url.go({ tag })}
          />
        </FilterBar>
      }
    />
  );
}

function useActiveFilters(filter: SeedFilter): { key: string; label: string; value: string }[] {
  const t = useTranslations("seeds");
  const category = useTranslations("ui.category");
  const { status, category: chosen, kind, tag, q } = filter;
  return [
    ...(q ? [{ key: "q", label: t("filter.query"), value: q }] : []),
    ...(status ? [{ key: "status", label: t("filter.status"), value: t(`status.${status}`) }] : []),
    ...(chosen
      ? [
          {
            key: "category",
            label: t("filter.category"),
            value: chosen === "none" ? t("filter.noCategory") : category(`${chosen}.name`),
          },
        ]
      : []),
    ...(kind ? [{ key: "kind", label: t("filter.kind"), value: kind }] : []),
    ...(tag ? [{ key: "tag", label: t("filter.tag"), value: tag }] : []),
  ];
}

/** Names as choices, with the chosen one also where it is not among them. */
function withChosen(names: SeedWords["kinds"], chosen: string | undefined) {
  const options: { value: string; label: string; count?: number }[] = names.map(({ name, count }) => ({
    value: name,
    label: name,
    count,
  }));
  if (chosen && !names.some(({ name }) => name === chosen)) options.unshift({ value: chosen, label: chosen });
  return options;
}

function NoSeeds({ seeds, mayEdit }: { seeds: string; mayEdit: boolean }) {
  const t = useTranslations("seeds");
  return (
    <EmptyState
      icon={<Sprout />}
      title={t("empty.title")}
      description={mayEdit ? t("empty.description") : `${t("empty.description")} ${t("empty.viewer")}`}
      action={
        mayEdit ? (
          <>
            <LinkButton href={`${seeds}/new`}>{t("new")}</LinkButton>
            <LinkButton href={`${seeds}/import`}>{t("import.open")}</LinkButton>
          </>
        ) : undefined
      }
    />
  );
}
