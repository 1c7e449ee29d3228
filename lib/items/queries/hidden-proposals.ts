import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";

/**
 * Whether what models propose for the item `i` is hidden from the member until they have decided it, as the project's policy draws it by
 * item and reviewer. Elsewhere than on the desk who leads the review sees it: they look after the queue.
 */
export function proposalHiddenSql(member: Member): Prisma.Sql {
  if (!may(member, "review.decide") || may(member, "review.lead")) return Prisma.sql`false`;
  const userId = member.userId;
  return Prisma.sql`(i.status = 'pending'
    AND spread(i.sequence, hashtextextended(${userId}, 0)) < COALESCE((SELECT (v.settings->>'hiddenShare')::float8 / 100
      FROM projects p JOIN review_policies v ON v.project_id = p.id AND v.number = p.review_policy
      WHERE p.id = ${member.project.id}::uuid), 0)
    AND NOT EXISTS (SELECT FROM decisions own WHERE own.item_id = i.id AND own.reviewer_id = ${userId}::uuid))`;
}

/** Whether it is hidden of one item. */
export async function isProposalHidden(member: Member, itemId: string): Promise<boolean> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM items i WHERE i.id = ${itemId}::uuid AND ${proposalHiddenSql(member)}`;
  return rows.length > 0;
}
