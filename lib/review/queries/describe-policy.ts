import { mostCounted } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ReviewPolicy } from "../policy.ts";
import { type PolicyChange, policyChanges } from "../policy-changes.ts";
import { currentPolicy, policiesByNumber } from "./policies.ts";
import { projectReviewers } from "./project-reviewers.ts";

/** A saved policy, and what it changed. */
export type PolicyEntry = { number: number; by: string; at: Date; changes: PolicyChange[] };

/** How a project reviews, and how that came about. */
export type PolicyState = {
  number: number;
  policy: ReviewPolicy;
  /** The latest first; none where the project is as it began. */
  saved: PolicyEntry[];
  /** How many items with decisions wait for more by an older policy. A figure above {@link mostCounted} stands for "more". */
  underWay: number;
  /** How many items with decisions wait for more reviewers than the project has left for them; counted in the same way. */
  short: number;
};

const mostShown = 10;

/** The project's review policy in force, and the latest ones. */
export async function describePolicy(member: Member): Promise<PolicyState> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  const { number, policy } = await currentPolicy(db, projectId);
  const [rows, [counted], short] = await Promise.all([
    db.reviewPolicy.findMany({
      where: { projectId },
      select: { number: true, createdAt: true, author: { select: { name: true } } },
      orderBy: { number: "desc" },
      take: mostShown,
    }),
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM (
        SELECT FROM items WHERE project_id = ${projectId}::uuid AND status = 'pending' AND given > 0 AND policy < ${number}
        LIMIT ${mostCounted + 1}) counted`,
    countShort(projectId),
  ]);
  const policies = await policiesByNumber(
    db,
    projectId,
    rows.flatMap((row) => [row.number - 1, row.number]),
  );
  const of = (each: number) => policies.get(each) ?? policy;
  return {
    number,
    policy,
    saved: rows.map((row) => ({
      number: row.number,
      by: row.author.name,
      at: row.createdAt,
      changes: policyChanges(of(row.number - 1), of(row.number)),
    })),
    underWay: counted?.count ?? 0,
    short,
  };
}

/** Nobody is left to decide them: as where disagreement added a third reviewer, and there are two. */
async function countShort(projectId: string): Promise<number> {
  const people = (await projectReviewers(db, projectId)).map(({ userId }) => userId);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM (
      SELECT FROM items i WHERE i.project_id = ${projectId}::uuid AND i.status = 'pending' AND i.given > 0 AND NOT i.disputed
        AND i.wanted > ${people.length} AND i.wanted - i.given > (
          SELECT count(*) FROM unnest(${people}::uuid[]) AS person (id) WHERE NOT EXISTS (SELECT FROM decisions d
            WHERE d.item_id = i.id AND d.reviewer_id = person.id AND d.kind = 'review' AND d.revoked_at IS NULL))
      LIMIT ${mostCounted + 1}) counted`;
  return row?.count ?? 0;
}
