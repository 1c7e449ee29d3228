import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/**
 * No longer mixes a known item into queues. What reviewers answered to it stays.
 * @throws Refusal `not-found`
 */
export async function retireKnown(member: Member, { itemId }: { itemId: string }): Promise<void> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    const known = await tx.knownItem.findFirst({
      where: { itemId, projectId },
      select: { item: { select: { sequence: true } } },
    });
    if (!known) throw notFound();
    const { count } = await tx.knownItem.updateMany({
      where: { itemId, retiredAt: null },
      data: { retiredAt: new Date() },
    });
    if (count === 0) return;
    const subject = String(known.item.sequence);
    await recordAudit({ projectId, actorId: member.userId, action: "review.retireKnown", subject }, tx);
  });
}
