import type { Db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { ReviewPolicy } from "../policy.ts";
import { isBelowLimit, knownAccuracy } from "../queries/known-accuracy.ts";

/**
 * Pauses a reviewer whose share of right answers on the latest known items is below the policy's limit, once there are as many as it looks
 * at. The queue gives them nothing from then on, until a lead lets them go on.
 */
export async function pauseWhereInaccurate(tx: Db, member: Member, policy: ReviewPolicy): Promise<void> {
  if (policy.knownLimit === 0) return;
  const projectId = member.project.id;
  if (!isBelowLimit(await knownAccuracy(tx, projectId, member.userId, policy), policy)) return;
  await tx.$executeRaw`
    INSERT INTO reviewers (project_id, user_id, paused_at) VALUES (${projectId}::uuid, ${member.userId}::uuid, now())
    ON CONFLICT (project_id, user_id) DO UPDATE SET paused_at = COALESCE(reviewers.paused_at, excluded.paused_at)`;
}
