import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { KnownList } from "#components/review-setup/known-list.tsx";
import { PolicyForm } from "#components/review-setup/policy-form.tsx";
import { PolicyHistory } from "#components/review-setup/policy-history.tsx";
import { PolicyStanding } from "#components/review-setup/policy-standing.tsx";
import { ReasonForm } from "#components/review-setup/reason-form.tsx";
import { ReviewerList } from "#components/review-setup/reviewer-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { PageSkeleton } from "#components/ui/skeleton.tsx";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { describePolicy } from "#lib/review/queries/describe-policy.ts";
import { listAssignments } from "#lib/review/queries/list-assignments.ts";
import { listKnownItems } from "#lib/review/queries/list-known-items.ts";
import { listRejectReasons } from "#lib/review/queries/list-reject-reasons.ts";
import { listReviewers } from "#lib/review/queries/list-reviewers.ts";
import { listDeciders } from "#lib/review/queries/project-reviewers.ts";
import { requireMember } from "#lib/session/current-member.ts";
import type { Member } from "#lib/team/member.ts";
import { ReviewNavigation } from "../review-navigation.tsx";
import { keepAssignments, keepPolicy, keepReasons, pauseReviewer, retireKnownItem } from "./actions.ts";
import { AssignmentForm } from "./assignment-form.tsx";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviewSetup"))("title") };
}

/** How the project reviews, for those who lead it. Each section is saved by itself. */
export default async function ReviewSetupPage({ params }: Props) {
  const member = await requireMember((await params).project, "review.lead");
  const { slug } = member.project;
  const [state, assignments, deciders, { runs }, reasons, known, t] = await Promise.all([
    describePolicy(member),
    listAssignments(member),
    listDeciders(member),
    listFacets(member),
    listRejectReasons(member),
    listKnownItems(member),
    getTranslations("reviewSetup"),
  ]);
  const { number, policy } = state;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ReviewNavigation member={member} current="setup" />
      <Section title={t("policy.title")} description={t("policy.description")} plain>
        <PolicyStanding state={state} />
        <PolicyForm number={number} policy={policy} save={keepPolicy.bind(null, slug)} />
        <PolicyHistory saved={state.saved} />
      </Section>
      <Section title={t("assignments.title")} description={t("assignments.description")}>
        <AssignmentForm
          assignments={assignments}
          deciders={deciders}
          runs={runs}
          wanted={policy.overlap > 0 ? policy.reviewers : 1}
          assignedOnly={policy.assignedOnly}
          save={keepAssignments.bind(null, slug)}
        />
      </Section>
      <Section title={t("reasons.title")} description={t("reasons.description")}>
        <ReasonForm reasons={reasons} save={keepReasons.bind(null, slug)} />
      </Section>
      <Section title={t("known.title")} description={t("known.description")}>
        <KnownList
          known={known.rows}
          total={known.total}
          share={policy.knownShare}
          home={`/p/${slug}`}
          retire={retireKnownItem.bind(null, slug)}
        />
      </Section>
      <Section title={t("reviewers.title")} description={t("reviewers.description")}>
        <Suspense fallback={<PageSkeleton lines={4} />}>
          <Reviewers member={member} limit={policy.knownLimit} />
        </Suspense>
      </Section>
    </>
  );
}

/** Apart, as it counts all the decisions of the project. */
async function Reviewers({ member, limit }: { member: Member; limit: number }) {
  return (
    <ReviewerList
      reviewers={await listReviewers(member)}
      limit={limit}
      setPause={pauseReviewer.bind(null, member.project.slug)}
    />
  );
}
