import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { DerivedStatus } from "../derive-status.ts";
import { leaseDisputed, queueForDisputed } from "./lease-disputed.ts";
import { lockItem, settleStatus } from "./settle-status.ts";

/**
 * Takes back an adjudication of the member's own; it stays on record as taken back. Where the item is disputed again, it is
 * theirs to look at first. Taking back twice is taking back once.
 * @throws Refusal `not-found`, also for somebody else's
 */
export async function revokeAdjudication(member: Member, decisionId: string): Promise<DerivedStatus> {
  authorise(member, "review.adjudicate");
  const projectId = member.project.id;
  const decision = await db.decision.findFirst({
    where: { id: decisionId, projectId, reviewerId: member.userId, kind: "adjudication" },
    select: { itemId: true },
  });
  if (!decision) throw notFound();
  return db.$transaction(async (tx) => {
    await queueForDisputed(tx, projectId);
    const { now } = await lockItem(tx, projectId, decision.itemId);
    await tx.decision.updateMany({
      where: { id: decisionId, revokedAt: null },
      data: { revokedAt: now, revokedBy: member.userId },
    });
    const { status, category } = await settleStatus(tx, decision.itemId, now);
    await leaseDisputed(tx, member, [decision.itemId]);
    return { status, category };
  });
}
