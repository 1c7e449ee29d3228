import { isKnownTo } from "#lib/items/queries/blindness.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseItems } from "./lease-items.ts";
import { lockItem } from "./settle-status.ts";

/**
 * Sets an item aside: others may get it, and to this reviewer it comes after all others. Or takes that back.
 * Doing it twice is doing it once.
 * @returns whether the reviewer has the item now: never after a skip, and after taking one back unless somebody else
 *   has got it meanwhile
 * @throws Refusal `not-found`
 */
export async function skipItem(
  member: Member,
  { itemId, skipped }: { itemId: string; skipped: boolean },
): Promise<{ held: boolean }> {
  authorise(member, "review.decide");
  return db.$transaction(async (tx) => {
    await lockItem(tx, member.project.id, itemId);
    // Of what is settled only a known item that the reviewer was given: to anybody else it would tell which those are.
    await tx.$executeRaw`
      INSERT INTO review_leases (item_id, user_id, project_id, lease_until, skipped_at)
      SELECT i.id, ${member.userId}::uuid, i.project_id, 'epoch', CASE WHEN ${skipped}::boolean THEN now() END FROM items i
      WHERE i.id = ${itemId}::uuid AND (i.status = 'pending' OR ${isKnownTo(member.userId)})
      ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = 'epoch', skipped_at = excluded.skipped_at`;
    return { held: !skipped && (await leaseItems(tx, member, [itemId])).length > 0 };
  });
}
