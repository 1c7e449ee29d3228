import type { Db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { ReviewPolicy } from "../policy.ts";

/** Pauses a reviewer whose share of right answers on the latest known items is below the policy's limit. */
export async function pauseWhereInaccurate(tx: Db, member: Member, policy: ReviewPolicy): Promise<void> {
  if (policy.knownLimit === 0) return;
  const userId = member.userId;
  const projectId = member.project.id;
  const reviewer = await tx.reviewer.findUnique({ where: { projectId_userId: { projectId, userId } } });
  const latest = await tx.decision.findMany({
    where: {
      projectId,
      reviewerId: userId,
      kind: "known",
      revokedAt: null,
      ...(reviewer ? { createdAt: { gte: reviewer.checkedFrom } } : {}),
    },
    select: { right: true },
    orderBy: { createdAt: "desc" },
    take: policy.knownWindow,
  });
  const right = latest.filter((decision) => decision.right).length;
  if (latest.length < policy.knownWindow || right * 100 >= policy.knownLimit * latest.length) return;
  await tx.reviewer.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, pausedAt: new Date() },
    update: { pausedAt: new Date() },
  });
}
