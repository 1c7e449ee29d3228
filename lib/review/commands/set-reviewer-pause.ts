import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/**
 * Gives a reviewer nothing more from the queue, or lets them go on: known items then count anew. What they have on their desk
 * they may still decide.
 * @throws Refusal `not-found` where nobody of that id is in the project
 */
export async function setReviewerPause(
  member: Member,
  { userId, paused }: { userId: string; paused: boolean },
): Promise<void> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  const place = { projectId_userId: { projectId, userId } };
  await db.$transaction(async (tx) => {
    const membership = await tx.membership.findUnique({ where: place, include: { user: { select: { name: true } } } });
    if (!membership) throw notFound();
    const now = new Date();
    await tx.reviewer.createMany({ data: [{ projectId, userId }], skipDuplicates: true });
    const { count } = await tx.reviewer.updateMany({
      where: { projectId, userId, pausedAt: paused ? null : { not: null } },
      data: paused ? { pausedAt: now } : { pausedAt: null, checkedFrom: now },
    });
    if (count === 0) return;
    const action = paused ? "review.pause" : "review.resume";
    await recordAudit({ projectId, actorId: member.userId, action, subject: membership.user.name }, tx);
  });
}
