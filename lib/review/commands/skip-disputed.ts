import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { disputed, leaseDisputed, queueForDisputed } from "./lease-disputed.ts";
import { lockItem } from "./settle-status.ts";

/**
 * Sets an item that waits for an adjudicator aside: others may get it, and to this one it comes after all others. Or takes
 * that back. Doing it twice is doing it once.
 * @returns whether the adjudicator has the item now
 * @throws Refusal `not-found`
 */
export async function skipDisputed(
  member: Member,
  { itemId, skipped }: { itemId: string; skipped: boolean },
): Promise<{ held: boolean }> {
  authorise(member, "review.adjudicate");
  return db.$transaction(async (tx) => {
    await queueForDisputed(tx, member.project.id);
    await lockItem(tx, member.project.id, itemId);
    await tx.$executeRaw`
      INSERT INTO review_leases (item_id, user_id, project_id, lease_until, skipped_at)
      SELECT i.id, ${member.userId}::uuid, i.project_id, 'epoch', ${skipped ? Prisma.sql`now()` : Prisma.sql`NULL`} FROM items i
      WHERE i.id = ${itemId}::uuid AND ${disputed}
      ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = 'epoch', skipped_at = excluded.skipped_at`;
    return { held: !skipped && (await leaseDisputed(tx, member, [itemId])).length > 0 };
  });
}
