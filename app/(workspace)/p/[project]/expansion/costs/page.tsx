import { Coins } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostCharts } from "#components/costs/cost-charts.tsx";
import { CostFigures } from "#components/costs/cost-figures.tsx";
import { CostFilter } from "#components/costs/cost-filter.tsx";
import { CostTable } from "#components/costs/cost-table.tsx";
import { MonthSpending } from "#components/costs/month-budget.tsx";
import { UnpricedNotice } from "#components/costs/unpriced-notice.tsx";
import { DownloadLink } from "#components/datasets/download-link.tsx";
import { ExpansionTabs } from "#components/expansion/expansion-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { dayOf, readCostRange } from "#lib/expansion/cost-range.ts";
import { getCosts, getMonthBudget } from "#lib/expansion/queries/costs.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { tabsFor } from "../tabs-for.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

/** Runs beyond these are in the file. */
const runsShown = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("costs"))("title") };
}

export default async function CostsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "runs.view");
  const now = new Date();
  const range = readCostRange(await searchParams, now);
  const [costs, month, t] = await Promise.all([
    getCosts(member, range),
    getMonthBudget(member, now),
    getTranslations("costs"),
  ]);
  const path = `/p/${member.project.slug}`;
  const { models, runs } = costs;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ExpansionTabs {...tabsFor(member)} current="costs" />
      <Section
        title={t("month.title")}
        description={t("month.description")}
        plain
        action={
          may(member, "project.change") ? (
            <LinkButton size="sm" href={`${path}/settings#budget`}>
              {t("month.change")}
            </LinkButton>
          ) : null
        }
      >
        <MonthSpending month={month} />
      </Section>
      <Section
        title={t("range.title")}
        description={t("range.description")}
        action={
          runs.length > 0 ? (
            <DownloadLink size="sm" href={`/api${path}/costs?from=${range.from}&to=${range.to}`}>
              {t("range.download")}
            </DownloadLink>
          ) : null
        }
      >
        <div className="flex flex-col gap-6">
          <CostFilter {...range} today={dayOf(now)} />
          {runs.length === 0 ? (
            <EmptyState icon={<Coins />} title={t("empty")} description={t("emptyDescription")} />
          ) : (
            <>
              <UnpricedNotice
                models={models}
                endpointsHref={may(member, "prices.manage") ? `${path}/expansion/endpoints` : null}
              />
              <CostFigures costs={costs} />
              <CostCharts days={costs.days} />
            </>
          )}
        </div>
      </Section>
      {runs.length > 0 ? (
        <>
          <Section title={t("byModel")} description={t("byModelDescription")}>
            <CostTable
              label={t("table.byModel")}
              nameLabel={t("table.model")}
              lines={models.map((model) => ({
                ...model,
                key: `${model.endpointId} ${model.model}`,
                name: model.model,
                about: model.endpointName,
              }))}
            />
          </Section>
          <Section
            title={t("byRun")}
            description={
              runs.length > runsShown ? t("byRunOf", { shown: runsShown, all: runs.length }) : t("byRunDescription")
            }
          >
            <CostTable
              label={t("table.byRun")}
              nameLabel={t("table.run")}
              lines={runs.slice(0, runsShown).map((run) => ({
                ...run,
                key: String(run.number),
                name: t("table.runNumber", { number: run.number }),
                href: `${path}/expansion/${run.number}`,
                about: `${t(`purpose.${run.purpose}`)}, ${run.model}`,
                accepted: run.purpose === "expand" ? run.accepted : null,
              }))}
            />
          </Section>
        </>
      ) : null}
    </>
  );
}
