import { Download, Plus, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { hrefWith } from "#components/data-table/url-state.ts";
import { SeedsTable } from "#components/seeds/seeds-table.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { categories } from "#lib/items/schema.ts";
import { countSeeds } from "#lib/seeds/queries/count-seeds.ts";
import { findSeed } from "#lib/seeds/queries/find-seed.ts";
import { listSeedWords } from "#lib/seeds/queries/list-seed-words.ts";
import { listSeeds } from "#lib/seeds/queries/list-seeds.ts";
import { seedFilter } from "#lib/seeds/seed-filter.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("seeds"))("title") };
}

/** The table of seeds. The address is its state. */
export default async function SeedsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "seeds.view");
  const { slug } = member.project;
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([key, value]) => [value ?? []].flat().map((each) => [key, each])),
  );
  const filter = seedFilter.parse(Object.fromEntries(query));
  const start = { after: query.get("after") ?? undefined, before: query.get("before") ?? undefined };
  const [page, counts, words, open, t, tCategory] = await Promise.all([
    listSeeds(member, filter, start),
    countSeeds(member, filter),
    listSeedWords(member),
    query.has("open") ? findSeed(member, Number(query.get("open"))) : null,
    getTranslations("seeds"),
    getTranslations("ui.category"),
  ]);
  const seeds = `/p/${slug}/seeds`;
  const tabHref = (category: string | null) => hrefWith(seeds, query, { category, open: null });
  const all = Object.values(counts.byCategory).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          <>
            <LinkButton
              href={`/api/p/${slug}/seeds/export?${exportQuery(query)}`}
              prefetch={false}
              download
              variant="quiet"
              icon={<Download />}
            >
              {counts.total === all && !filter.status ? t("export.open") : t("export.filtered")}
            </LinkButton>
            {may(member, "seeds.import") ? (
              <LinkButton href={`${seeds}/import`} icon={<Upload />}>
                {t("import.open")}
              </LinkButton>
            ) : null}
            {may(member, "seeds.edit") ? (
              <LinkButton href={`${seeds}/new`} variant="primary" icon={<Plus />}>
                {t("new")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <LinkTabs
        label={t("filter.categories")}
        current={filter.category ?? "all"}
        tabs={[
          { key: "all", href: tabHref(null), label: t("filter.all"), count: formatNumber(all) },
          ...categories.map((category) => ({
            key: category,
            href: tabHref(category),
            label: tCategory(`${category}.name`),
            count: formatNumber(counts.byCategory[category]),
          })),
          {
            key: "none",
            href: tabHref("none"),
            label: t("filter.noCategory"),
            count: formatNumber(counts.byCategory.none),
          },
        ]}
      />
      <div className="pt-4 [--table-room:20rem]">
        <SeedsTable
          projectSlug={slug}
          filter={filter}
          page={page}
          counts={counts}
          words={words}
          open={open}
          mayEdit={may(member, "seeds.edit")}
        />
      </div>
    </>
  );
}

/** What narrows the table narrows the export; its order, page and open row do not matter. */
function exportQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams(query);
  for (const key of ["sort", "after", "before", "open"]) kept.delete(key);
  return kept.toString();
}
