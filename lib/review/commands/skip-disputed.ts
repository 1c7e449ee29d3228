import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseDisputed, queueForDisputed } from "./lease-disputed.ts";

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
    const changed = await tx.$executeRaw`
      INSERT INTO review_leases (item_id, user_id, project_id, lease_until, skipped_at)
      SELECT id, ${member.userId}::uuid, project_id, 'epoch', ${skipped ? Prisma.sql`now()` : Prisma.sql`NULL`} FROM items
      WHERE id = ${itemId}::uuid AND project_id = ${member.project.id}::uuid
      ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = 'epoch', skipped_at = excluded.skipped_at`;
    if (changed === 0) throw notFound();
    return { held: !skipped && (await leaseDisputed(tx, member, [itemId])).length > 0 };
  });
}
