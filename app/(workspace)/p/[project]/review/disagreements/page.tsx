import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PreferencesProvider } from "#components/review/preferences-context.tsx";
import { ReasonNames } from "#components/review/reason-words.tsx";
import { ReviewMenu } from "#components/review/review-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { disputeFilter } from "#lib/review/disagreement-schema.ts";
import { listRejectReasons } from "#lib/review/queries/list-reject-reasons.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { listMentionable } from "#lib/team/queries/list-mentionable.ts";
import { keepPreferences } from "../actions.ts";
import { listCountedReviewPages } from "../review-navigation.tsx";
import { DisagreementsDesk } from "./desk.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disagreements"))("title") };
}

/** What reviewers do not agree on, to be settled. It fetches its items itself: rendering a page must not take any. */
export default async function DisagreementsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project);
  if (!may(member, "review.adjudicate")) {
    // In an archived project who could settle hears why it cannot be done.
    if (!may({ ...member, project: { ...member.project, archivedAt: null } }, "review.adjudicate")) forbidden();
    const t = await getTranslations("disagreements");
    return (
      <>
        <PageHeader title={t("title")} description={t("description")} />
        <EmptyState title={t("archived.title")} description={t("archived.description")} />
      </>
    );
  }
  const filter = disputeFilter.parse(await searchParams);
  const [pages, reasons, people] = await Promise.all([
    listCountedReviewPages(member),
    listRejectReasons(member),
    listMentionable(member),
  ]);
  return (
    <PreferencesProvider preferences={member.preferences} save={keepPreferences}>
      <ReasonNames reasons={reasons}>
        <DisagreementsDesk
          // Another filter is another desk: the items of this one are let go.
          key={JSON.stringify(filter)}
          slug={member.project.slug}
          owner={`${member.project.id}.${member.userId}`}
          userId={member.userId}
          author={member.name}
          people={people}
          filter={filter}
          reasons={reasons}
          menu={<ReviewMenu slug={member.project.slug} pages={pages} current="disagreements" />}
        />
      </ReasonNames>
    </PreferencesProvider>
  );
}
