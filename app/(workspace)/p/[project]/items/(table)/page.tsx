import { ClipboardCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { hrefWith } from "#components/data-table/url-state.ts";
import { FoundItemsMenu } from "#components/items/item-run-links.tsx";
import { ItemsTable } from "#components/items/items-table.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { itemFilter } from "#lib/items/item-filter.ts";
import { countByStatus } from "#lib/items/queries/count-by-status.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { type ItemPage, listItems } from "#lib/items/queries/list-items.ts";
import { listSimilarItems } from "#lib/items/queries/list-similar-items.ts";
import { namePair } from "#lib/items/queries/name-pair.ts";
import { itemStatuses, mostCounted } from "#lib/items/schema.ts";
import { readSimilaritySearch } from "#lib/items/similarity-search.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { knownItem } from "../known-item.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("items"))("title") };
}

const noPage: ItemPage = { rows: [], before: null, after: null };

/** The table of items. The address is its state. */
export default async function ItemsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "items.view");
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([key, value]) => [value ?? []].flat().map((each) => [key, each])),
  );
  const filter = itemFilter.parse(Object.fromEntries(query));
  const start = { after: query.get("after") ?? undefined, before: query.get("before") ?? undefined };
  const search = readSimilaritySearch(Object.fromEntries(query));
  const [page, similar, counts, facets, open, names, t] = await Promise.all([
    search ? noPage : listItems(member, filter, start),
    search ? listSimilarItems(member, search, filter) : null,
    countByStatus(member),
    listFacets(member),
    query.has("open") ? findItem(member, Number(query.get("open"))) : null,
    filter.pair ? namePair(member, filter.pair) : {},
    getTranslations("items"),
  ]);
  const known = open ? await knownItem(member, open) : null;
  const home = `/p/${member.project.slug}`;
  const tabHref = (status: string | null) => hrefWith(`${home}/items`, query, { status, open: null });
  const figure = (count: number) => (count > mostCounted ? `${formatNumber(mostCounted)}+` : formatNumber(count));
  const all = itemStatuses.reduce((sum, status) => sum + counts[status], 0);
  const mayDecide = may(member, "review.decide");
  const mayRun = may(member, "runs.start");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          <>
            {mayRun && page.rows.length > 0 ? <FoundItemsMenu home={home} filter={filter} /> : null}
            {mayDecide && counts.pending > 0 ? (
              <LinkButton href={`${home}/review`} variant="primary" icon={<ClipboardCheck />}>
                {t("review")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <LinkTabs
        label={t("filter.statuses")}
        current={filter.status ?? "all"}
        tabs={[
          { key: "all", href: tabHref(null), label: t("filter.all"), count: figure(all) },
          ...itemStatuses.map((status) => ({
            key: status,
            href: tabHref(status),
            label: t(`status.${status}`),
            count: figure(counts[status]),
          })),
        ]}
      />
      <div className={search && search.by !== "text" ? "pt-4 [--table-room:26rem]" : "pt-4 [--table-room:20rem]"}>
        <ItemsTable
          home={home}
          filter={filter}
          page={page}
          similar={similar}
          facets={facets}
          open={open}
          known={known}
          mayDecide={mayDecide}
          mayEdit={may(member, "items.edit")}
          textSize={member.preferences.textSize}
          mayResolve={may(member, "duplicates.resolve")}
          mayRun={mayRun}
          mayChangeSettings={may(member, "project.change")}
          names={names}
        />
      </div>
    </>
  );
}
