import { mostCounted } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ReviewPolicy } from "../policy.ts";
import { type PolicyChange, policyChanges } from "../policy-changes.ts";
import { currentPolicy, policiesByNumber } from "./policies.ts";

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
};

const mostShown = 10;

/** The project's review policy in force, and the latest ones. */
export async function describePolicy(member: Member): Promise<PolicyState> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  const { number, policy } = await currentPolicy(db, projectId);
  const [rows, [counted]] = await Promise.all([
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
  };
}
