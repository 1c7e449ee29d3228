import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseItems, queueForLeases } from "./lease-items.ts";

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
    await queueForLeases(tx, member.project.id);
    const at = skipped ? Prisma.sql`now()` : Prisma.sql`NULL`;
    const changed = await tx.$executeRaw`
      INSERT INTO review_leases (item_id, user_id, project_id, lease_until, skipped_at)
      SELECT id, ${member.userId}::uuid, project_id, 'epoch', ${at} FROM items
      WHERE id = ${itemId}::uuid AND project_id = ${member.project.id}::uuid
      ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = 'epoch', skipped_at = excluded.skipped_at`;
    if (changed === 0) throw notFound();
    if (skipped) return { held: false };
    return { held: (await leaseItems(tx, member, [itemId])).length > 0 };
  });
}
