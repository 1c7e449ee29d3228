import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SimilarityHistogram } from "#components/charts/similarity-histogram.tsx";
import { hrefWith } from "#components/data-table/url-state.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { countByStatus } from "#lib/items/queries/count-by-status.ts";
import { describeScan } from "#lib/items/queries/describe-scan.ts";
import { describeSimilarityHistogram } from "#lib/items/queries/describe-similarity-histogram.ts";
import { listDuplicateGroups } from "#lib/items/queries/list-duplicate-groups.ts";
import { listResolutions } from "#lib/review/queries/list-resolutions.ts";
import { listStranded } from "#lib/review/queries/list-stranded.ts";
import { duplicatesView } from "#lib/review/resolution-schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { DuplicatesDesk } from "./duplicates-desk.tsx";
import { PastResolutions } from "./past-resolutions.tsx";
import { StrandedItems } from "./stranded-items.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("duplicates"))("title") };
}

/** Groups of tasks that are alike, how alike all of them are, and what was done about it. The address is its state. */
export default async function DuplicatesPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "items.view");
  const asked = await searchParams;
  const { at, rule, view } = duplicatesView.parse(asked);
  const t = await getTranslations("duplicates");
  const path = `/p/${member.project.slug}/duplicates`;
  const query = new URLSearchParams(asked.at ? { at: at.toFixed(2) } : {});
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <LinkTabs
        label={t("views")}
        current={view}
        tabs={(["groups", "similarity", "resolved"] as const).map((key) => ({
          key,
          href: hrefWith(path, query, { view: key === "groups" ? null : key }),
          label: t(`view.${key}`),
        }))}
      />
      <Suspense fallback={null}>
        <Stranded member={member} />
      </Suspense>
      {view === "groups" ? (
        <GroupsView member={member} at={at} rule={rule} />
      ) : view === "similarity" ? (
        <SimilarityView member={member} />
      ) : (
        <ResolvedView member={member} />
      )}
    </>
  );
}

type ViewProps = { member: Member };

/** It counts over all that is set aside: the rest of the page does not wait for it. */
async function Stranded({ member }: ViewProps) {
  const first = await listStranded(member);
  if (first.count === 0) return null;
  return <StrandedItems slug={member.project.slug} first={first} mayResolve={may(member, "duplicates.resolve")} />;
}

async function GroupsView({ member, at, rule }: ViewProps & { at: number; rule: "oldest" | "longest" | "approved" }) {
  const [scan, listing, counts] = await Promise.all([
    describeScan(member),
    listDuplicateGroups(member, { threshold: at }),
    countByStatus(member),
  ]);
  return (
    <DuplicatesDesk
      slug={member.project.slug}
      tokenizer={member.project.tokenizer}
      scan={scan}
      listing={listing}
      threshold={at}
      rule={rule}
      hasItems={counts.pending + counts.approved + counts.rejected > 0}
      mayResolve={may(member, "duplicates.resolve")}
      singleKeys={member.preferences.singleKeyShortcuts}
    />
  );
}

async function SimilarityView({ member }: ViewProps) {
  const [histogram, t] = await Promise.all([describeSimilarityHistogram(member), getTranslations("duplicates")]);
  if (!histogram || histogram.size === 0)
    return (
      <div className="pt-4">
        <EmptyState title={t("histogram.empty")} description={t("histogram.emptyDescription")} />
      </div>
    );
  return (
    <div className="max-w-3xl pt-5">
      <h2 className="sr-only">{t("view.similarity")}</h2>
      <SimilarityHistogram bins={histogram.bins} size={histogram.size} title={t("histogram.title")} />
    </div>
  );
}

async function ResolvedView({ member }: ViewProps) {
  const past = await listResolutions(member);
  return (
    <div className="max-w-3xl pt-4">
      <PastResolutions slug={member.project.slug} first={past} mayUndo={may(member, "duplicates.resolve")} />
    </div>
  );
}
