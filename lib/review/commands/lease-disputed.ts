import { type Db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";

/** How long an item stays with the adjudicator who looks at it, in seconds. The page extends it while it is in sight. */
export const disputedLeaseSeconds = 600;

/** The item `i` waits for an adjudicator. */
export const disputed: Prisma.Sql = Prisma.sql`i.disputed AND i.status = 'pending'`;

/** No other adjudicator looks at the item `i`. */
export function notWithOthers(member: Member): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM review_leases other
    WHERE other.item_id = i.id AND other.user_id <> ${member.userId}::uuid AND other.lease_until > now())`;
}

/** Makes whoever leases disagreements of this project do so one after another, until the transaction ends. */
export async function queueForDisputed(tx: Db, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`disagreements ${projectId}`}, 0)) IS NULL AS waited`;
}

/**
 * Leases those of the items that wait for an adjudicator and that no other looks at; after {@link queueForDisputed}.
 * @returns the ids of the items that are the member's now
 */
export async function leaseDisputed(tx: Db, member: Member, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_leases (item_id, user_id, project_id, lease_until)
    SELECT i.id, ${member.userId}::uuid, i.project_id, now() + ${disputedLeaseSeconds}::int * interval '1 second' FROM items i
    WHERE i.id = ANY(${[...ids]}::uuid[]) AND i.project_id = ${member.project.id}::uuid AND ${disputed} AND ${notWithOthers(member)}
    ORDER BY i.id
    ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = excluded.lease_until
    RETURNING item_id AS id`;
  return rows.map((row) => row.id);
}
