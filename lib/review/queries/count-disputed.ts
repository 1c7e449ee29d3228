import { mostCounted } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** How many items wait for an adjudicator. A figure above {@link mostCounted} stands for "more". */
export async function countDisputed(member: Member): Promise<number> {
  authorise(member, "review.adjudicate");
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM (
      SELECT FROM items WHERE project_id = ${member.project.id}::uuid AND disputed LIMIT ${mostCounted + 1}) counted`;
  return row?.count ?? 0;
}
