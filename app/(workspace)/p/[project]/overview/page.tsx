import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoryCharts } from "#components/dashboard/category-charts.tsx";
import { FirstSteps } from "#components/dashboard/first-steps.tsx";
import { ProgressCharts } from "#components/dashboard/progress-charts.tsx";
import { ReviewChart } from "#components/dashboard/review-chart.tsx";
import { RunsUnderWay } from "#components/dashboard/runs-under-way.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { countItems } from "#lib/dashboard/queries/count-items.ts";
import { countSeeds } from "#lib/dashboard/queries/count-seeds.ts";
import { hasDataset } from "#lib/dashboard/queries/has-dataset.ts";
import { listReviews } from "#lib/dashboard/queries/list-reviews.ts";
import { listRunsUnderWay } from "#lib/dashboard/queries/list-runs-under-way.ts";
import { sumRuns } from "#lib/dashboard/queries/sum-runs.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { listFirstSteps } from "./first-steps.ts";

/** A count that is older was kept for a while, and may tell of a run's middle when the run has ended: look again. */
const freshMs = 1_000;
const catchUpMs = 3_000;

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ params }: Props) {
  const member = await requireMember((await params).project, "project.view");
  const [items, seeds, totals, underWay, reviews, frozen, t] = await Promise.all([
    countItems(member),
    countSeeds(member),
    sumRuns(member),
    listRunsUnderWay(member),
    listReviews(member),
    hasDataset(member),
    getTranslations("overview"),
  ]);
  const { slug, description, targetMix } = member.project;
  const steps = await listFirstSteps(member, {
    seeds: seeds.active,
    drafts: seeds.drafts,
    runs: totals.runs,
    items: items.total,
    reviewed: items.byStatus.approved + items.byStatus.rejected,
    approved: items.byStatus.approved,
    frozen,
  });
  const begun = totals.runs > 0 || items.total > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={description || t("description")}
        meta={
          begun ? (
            <span className="text-sm text-muted">
              {t.rich("countedAt", { when: () => <RelativeTime value={items.countedAt} /> })}
            </span>
          ) : undefined
        }
      />
      {frozen ? null : <FirstSteps steps={steps} />}
      {Date.now() - items.countedAt.getTime() > freshMs ? <AutoRefresh everyMs={catchUpMs} /> : null}
      <RunsUnderWay runs={underWay} home={`/p/${slug}/expansion`} />
      {begun ? (
        <>
          <ProgressCharts seeds={seeds.active} runs={totals} items={items} />
          <CategoryCharts items={items} target={targetMix} />
          <ReviewChart reviews={reviews} />
        </>
      ) : null}
    </>
  );
}
