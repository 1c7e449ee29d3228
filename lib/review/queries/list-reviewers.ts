import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { Role } from "#lib/team/schema.ts";
import { currentPolicy } from "./policies.ts";
import { projectReviewers } from "./project-reviewers.ts";

/** Known items that somebody answered, and how many of them right. */
export type Accuracy = { right: number; of: number };

/** Somebody who reviews in the project. */
export type ReviewerRow = {
  userId: string;
  name: string;
  role: Role;
  /** Standing decisions in review. */
  decisions: number;
  /** All known items. */
  known: Accuracy;
  /** The latest ones, which the limit looks at. */
  latest: Accuracy;
  pausedAt: Date | null;
};

/** The people who may decide the project's items, by name, with how well they do on known items. */
export async function listReviewers(member: Member): Promise<ReviewerRow[]> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  const { policy } = await currentPolicy(db, projectId);
  const [people, states, counts, known] = await Promise.all([
    projectReviewers(db, projectId),
    db.reviewer.findMany({ where: { projectId }, select: { userId: true, pausedAt: true } }),
    db.decision.groupBy({ by: ["reviewerId"], where: { projectId, kind: "review", revokedAt: null }, _count: true }),
    db.$queryRaw<{ userId: string; right: number; of: number; latestRight: number; latestOf: number }[]>`
      SELECT "userId", count(*) FILTER (WHERE "right")::int AS "right", count(*)::int AS "of",
        count(*) FILTER (WHERE "right" AND place <= ${policy.knownWindow})::int AS "latestRight",
        count(*) FILTER (WHERE place <= ${policy.knownWindow})::int AS "latestOf"
      FROM (
        SELECT d.reviewer_id AS "userId", d."right",
          CASE WHEN d.created_at >= coalesce(r.checked_from, '-infinity') THEN
            row_number() OVER (PARTITION BY d.reviewer_id ORDER BY d.created_at DESC) END AS place
        FROM decisions d LEFT JOIN reviewers r ON r.project_id = d.project_id AND r.user_id = d.reviewer_id
        WHERE d.project_id = ${projectId}::uuid AND d.kind = 'known' AND d.revoked_at IS NULL
      ) answers GROUP BY "userId"`,
  ]);
  return people.map(({ userId, name, role }) => {
    const answers = known.find((row) => row.userId === userId);
    return {
      ...{ userId, name, role },
      decisions: counts.find((row) => row.reviewerId === userId)?._count ?? 0,
      known: { right: answers?.right ?? 0, of: answers?.of ?? 0 },
      latest: { right: answers?.latestRight ?? 0, of: answers?.latestOf ?? 0 },
      pausedAt: states.find((row) => row.userId === userId)?.pausedAt ?? null,
    };
  });
}
