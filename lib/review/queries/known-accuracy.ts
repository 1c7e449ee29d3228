import type { Db } from "#lib/platform/db.ts";
import type { ReviewPolicy } from "../policy.ts";

/** How many of a reviewer's latest known items they decided as they are settled. */
export type KnownAccuracy = { right: number; of: number };

/** Whether a reviewer has decided as many known items as the policy looks at, and too few of them as they are settled. */
export function isBelowLimit({ right, of }: KnownAccuracy, { knownLimit, knownWindow }: ReviewPolicy): boolean {
  return knownLimit > 0 && of >= knownWindow && right * 100 < knownLimit * of;
}

/**
 * A reviewer's accuracy on known items: of the latest that they decided, at most as many as the policy looks at, since they began or were
 * let go on.
 */
export async function knownAccuracy(
  tx: Db,
  projectId: string,
  userId: string,
  { knownWindow }: ReviewPolicy,
): Promise<KnownAccuracy> {
  const [row] = await tx.$queryRaw<KnownAccuracy[]>`
    SELECT (count(*) FILTER (WHERE "right"))::int AS right, count(*)::int AS of FROM (
      SELECT d."right" FROM decisions d
      WHERE d.project_id = ${projectId}::uuid AND d.reviewer_id = ${userId}::uuid AND d.kind = 'known' AND d.revoked_at IS NULL
        AND d.created_at >= COALESCE((SELECT checked_from FROM reviewers
          WHERE project_id = ${projectId}::uuid AND user_id = ${userId}::uuid), '-infinity')
      ORDER BY d.created_at DESC LIMIT ${knownWindow}) latest`;
  return row ?? { right: 0, of: 0 };
}
