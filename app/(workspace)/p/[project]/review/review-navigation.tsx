import type { OpenReviewPage, ReviewPage } from "#components/review/review-pages.ts";
import { ReviewTabs } from "#components/review/review-tabs.tsx";
import { countUnreadMentions } from "#lib/items/queries/list-comments.ts";
import { countDisputed } from "#lib/review/queries/count-disputed.ts";
import type { Member } from "#lib/team/member.ts";
import { may, type Operation } from "#lib/team/permissions.ts";

const needs: Record<ReviewPage, Operation> = {
  desk: "review.decide",
  disagreements: "review.adjudicate",
  agreement: "agreement.view",
  comments: "items.view",
  guidelines: "guidelines.view",
  setup: "review.lead",
};

/** The pages of review that the member's role opens, in the order of their tabs. */
export function listReviewPages(member: Member): ReviewPage[] {
  // In an archived project nobody decides, but the desk says so itself.
  const deciding = { ...member, project: { ...member.project, archivedAt: null } };
  return (Object.keys(needs) as ReviewPage[]).filter((page) => may(page === "desk" ? deciding : member, needs[page]));
}

/** The same with how many disagreements wait for an adjudicator, and how many comments call the member unread. */
export async function listCountedReviewPages(member: Member): Promise<OpenReviewPage[]> {
  const pages = listReviewPages(member);
  const [disagreements, comments] = await Promise.all([
    pages.includes("disagreements") ? countDisputed(member) : 0,
    countUnreadMentions(member),
  ]);
  const counts: Partial<Record<ReviewPage, number>> = { disagreements, comments };
  return pages.map((page) => (counts[page] ? { page, count: counts[page] } : { page }));
}

/** The tabs of review, below the head of each of its pages but the desk, whose head holds a menu instead. */
export async function ReviewNavigation({ member, current }: { member: Member; current: ReviewPage }) {
  return <ReviewTabs slug={member.project.slug} pages={await listCountedReviewPages(member)} current={current} />;
}
