import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ItemSet } from "../item-set.ts";
import { itemSetConditions } from "./item-set-conditions.ts";

/** How many items a set has, exactly, and of them those that have no proposed category. */
export async function countItemSet(member: Member, set: ItemSet): Promise<{ all: number; withoutProposal: number }> {
  authorise(member, "items.view");
  const [row] = await db.$queryRaw<{ all: number; withoutProposal: number }[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE i.proposed_category IS NULL)::int AS "withoutProposal"
    FROM items i WHERE ${Prisma.join(itemSetConditions(member.project.id, set), " AND ")}`;
  return row ?? { all: 0, withoutProposal: 0 };
}
