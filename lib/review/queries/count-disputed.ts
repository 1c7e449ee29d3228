import { mostCounted } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { DisputeScope } from "../disagreement-schema.ts";

/** How many items wait for an adjudicator, by what they may be narrowed to. A figure above {@link mostCounted} stands for "more". */
export type DisputeCounts = Record<DisputeScope, number>;

/** How many items wait for an adjudicator, and of how many of them the reviewers disagree. */
export async function countDisputes(member: Member): Promise<DisputeCounts> {
  authorise(member, "review.adjudicate");
  const [row] = await db.$queryRaw<DisputeCounts[]>`
    SELECT ${count(member, Prisma.empty)} AS all, ${count(member, Prisma.sql`AND disagreement > 0`)} AS disagreeing`;
  return row as DisputeCounts;
}

/** How many items wait for an adjudicator. A figure above {@link mostCounted} stands for "more". */
export async function countDisputed(member: Member): Promise<number> {
  authorise(member, "review.adjudicate");
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT ${count(member, Prisma.empty)} AS count`;
  return row?.count ?? 0;
}

/** What is set aside as a duplicate stays disputed, and waits for nobody until it is brought back. */
function count(member: Member, narrowed: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT FROM items WHERE project_id = ${member.project.id}::uuid AND disputed AND status = 'pending' ${narrowed}
    LIMIT ${mostCounted + 1}) counted)`;
}
