import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgreementHead } from "#components/review/agreement/agreement-head.tsx";
import { AnswersTable, ProposedTable } from "#components/review/agreement/category-table.tsx";
import { OutcomeMatrix } from "#components/review/agreement/outcome-matrix.tsx";
import { PairTable } from "#components/review/agreement/pair-table.tsx";
import { ReviewerMatrix } from "#components/review/agreement/reviewer-matrix.tsx";
import { WeekPart } from "#components/review/agreement/week-part.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { comparison, comparisons } from "#lib/review/agreement/schema.ts";
import { countOutcomes } from "#lib/review/queries/count-outcomes.ts";
import { describeAgreement } from "#lib/review/queries/describe-agreement.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { ReviewNavigation } from "../review-navigation.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreement"))("title") };
}

/** How far reviewers agree: in the project, by category, by week and by pair, and what became of proposals. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "agreement.view");
  const compared = comparison.parse((await searchParams).compare);
  const [agreement, outcomes, t] = await Promise.all([
    describeAgreement(member, compared),
    countOutcomes(member),
    getTranslations("agreement"),
  ]);
  const home = `/p/${member.project.slug}`;
  const page = `${home}/review/agreement`;
  const { all, disputed, byAnswer, byProposed, byWeek, pairs, cells, names, countedAt } = agreement;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        meta={
          <span className="text-sm text-muted">
            {t.rich("countedAt", { when: () => <RelativeTime value={countedAt} /> })}
          </span>
        }
      />
      <ReviewNavigation member={member} current="agreement" />
      {all.items === 0 ? (
        <EmptyState
          icon={<Scale />}
          title={t("empty.title")}
          description={t("empty.description")}
          action={
            may(member, "review.lead") ? (
              <LinkButton href={`${home}/review/setup`}>{t("empty.action")}</LinkButton>
            ) : null
          }
        />
      ) : (
        <>
          <LinkTabs
            label={t("comparison.label")}
            current={compared}
            tabs={comparisons.map((key) => ({
              key,
              href: key === "answer" ? page : `${page}?compare=${key}`,
              label: t(`comparison.${key}`),
            }))}
          />
          <AgreementHead figures={all} disputed={disputed} pairs={cells.length} />
          {byAnswer.length > 0 ? (
            <Section title={t("answers.title")} description={t("answers.description")} className="mt-5">
              <AnswersTable answers={byAnswer} home={home} />
            </Section>
          ) : null}
          <Section title={t("proposed.title")} description={t("proposed.description")}>
            <ProposedTable rows={byProposed} home={home} />
          </Section>
          <Section title={t("weeks.title")} description={t("weeks.description")}>
            <WeekPart weeks={byWeek} />
          </Section>
          <Section
            title={t("pairs.title")}
            description={
              pairs
                ? t("pairs.description", { shown: pairs.length, more: cells.length - pairs.length })
                : t("pairs.tooMany")
            }
          >
            {pairs ? <PairTable pairs={pairs} names={names} comparison={compared} home={home} /> : null}
          </Section>
          {pairs ? (
            <Section title={t("matrix.title")} description={t("matrix.description")}>
              <ReviewerMatrix cells={cells} names={names} home={home} />
            </Section>
          ) : null}
        </>
      )}
      {outcomes.length > 0 ? (
        <Section title={t("outcomes.title")} description={t("outcomes.description")} className="mt-5">
          <OutcomeMatrix outcomes={outcomes} home={home} />
        </Section>
      ) : null}
    </>
  );
}
