import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { DerivedStatus } from "../derive-status.ts";
import { leaseItems } from "./lease-items.ts";
import { lockItem, settleStatus } from "./settle-status.ts";

/**
 * Takes back a decision of the member's own; it stays on record as taken back. Where the item waits for review again,
 * it is theirs to look at first. Taking back twice is taking back once.
 * @throws Refusal `not-found`, also for somebody else's decision
 */
export async function revokeDecision(member: Member, decisionId: string): Promise<DerivedStatus> {
  authorise(member, "review.decide");
  const projectId = member.project.id;
  const decision = await db.decision.findFirst({
    where: { id: decisionId, projectId, reviewerId: member.userId, kind: { not: "adjudication" } },
    select: { itemId: true, kind: true },
  });
  if (!decision) throw notFound();
  return db.$transaction(async (tx) => {
    const { now } = await lockItem(tx, projectId, decision.itemId);
    await tx.decision.updateMany({
      where: { id: decisionId, revokedAt: null },
      data: { revokedAt: now, revokedBy: member.userId },
    });
    // A known item stays what it is, and is on their desk again as if it waited.
    const { status, category } =
      decision.kind === "known"
        ? ({ status: "pending", category: null } as const)
        : await settleStatus(tx, decision.itemId, now);
    await leaseItems(tx, member, [decision.itemId]);
    return { status, category };
  });
}
