import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/**
 * Gives items back to the queue, as when the reviewer leaves the desk. What was set aside stays set aside; the rest keeps its place, and is the
 * first that the reviewer gets when they come back, as far as nobody else has it.
 */
export async function releaseItems(member: Member, ids: readonly string[]): Promise<void> {
  authorise(member, "review.decide");
  await db.$executeRaw`
    UPDATE review_leases SET lease_until = 'epoch' FROM (
      SELECT item_id FROM review_leases WHERE user_id = ${member.userId}::uuid AND project_id = ${member.project.id}::uuid
        AND item_id = ANY(${[...ids]}::uuid[]) ORDER BY item_id FOR UPDATE) let_go
    WHERE review_leases.item_id = let_go.item_id AND review_leases.user_id = ${member.userId}::uuid`;
}
