import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { queueForLeases } from "./lease-items.ts";

/** Gives items back to the queue, as when the reviewer leaves the desk. What was set aside stays set aside. */
export async function releaseItems(member: Member, ids: readonly string[]): Promise<void> {
  authorise(member, "review.decide");
  await db.$transaction(async (tx) => {
    await queueForLeases(tx, member.project.id);
    await tx.reviewLease.updateMany({
      where: { userId: member.userId, projectId: member.project.id, itemId: { in: [...ids] } },
      data: { leaseUntil: new Date(0) },
    });
  });
}
