import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { QueueFilters } from "#components/review/queue-filters.tsx";
import { ReviewMenu } from "#components/review/review-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { hidesSuggestions } from "#lib/review/queries/hides-suggestions.ts";
import { listRejectReasons } from "#lib/review/queries/list-reject-reasons.ts";
import { queueFilter } from "#lib/review/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { listMentionable } from "#lib/team/queries/list-mentionable.ts";
import { Desk } from "./desk.tsx";
import { listCountedReviewPages } from "./review-navigation.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** The review desk. It fetches its items itself: rendering a page must not take any. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project);
  if (!may(member, "review.decide")) {
    if (!member.project.archivedAt) forbidden();
    const t = await getTranslations("review");
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("archived.title")} description={t("archived.description")} />
      </>
    );
  }
  const filter = queueFilter.parse(await searchParams);
  const [hides, { runs }, people, pages, reasons] = await Promise.all([
    hidesSuggestions(member),
    listFacets(member),
    listMentionable(member),
    listCountedReviewPages(member),
    listRejectReasons(member),
  ]);
  return (
    <Desk
      // Another filter is another desk: the items of this one go back to the queue.
      key={JSON.stringify(filter)}
      slug={member.project.slug}
      owner={`${member.project.id}.${member.userId}`}
      userId={member.userId}
      author={member.name}
      people={people}
      filter={filter}
      filters={
        <>
          <ReviewMenu slug={member.project.slug} pages={pages} />
          <QueueFilters filter={filter} runs={runs} byCategory={!hides} />
        </>
      }
      reasons={reasons.filter((reason) => !reason.retired)}
      preferences={member.preferences}
    />
  );
}
