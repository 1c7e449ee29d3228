import { type Db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";

/** How long an item stays with whoever looks at it. The desk extends it while the item is on screen. */
const leaseMinutes = 10;

/** When a lease that begins now runs out. */
const leaseEnd: Prisma.Sql = Prisma.sql`now() + ${leaseMinutes} * interval '1 minute'`;

/**
 * Makes whoever leases items of this project do so one after another, until the transaction ends. A statement that
 * comes after this one sees the leases of those before it (its snapshot is younger), so nobody gets what another has.
 */
export async function queueForLeases(tx: Db, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`review ${projectId}`}, 0)) IS NULL AS waited`;
}

/** Nobody else looks at the item `i`. */
export function free(member: Member): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM review_leases other
    WHERE other.item_id = i.id AND other.user_id <> ${member.userId}::uuid AND other.lease_until > now())`;
}

/**
 * Leases those of the items that wait for review and that nobody else looks at; after {@link queueForLeases}.
 * @returns the ids of the items that are the member's now
 */
export async function leaseItems(tx: Db, member: Member, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_leases (item_id, user_id, project_id, lease_until)
    SELECT i.id, ${member.userId}::uuid, i.project_id, ${leaseEnd} FROM items i
    WHERE i.id = ANY(${ids}::uuid[]) AND i.project_id = ${member.project.id}::uuid AND i.status = 'pending' AND ${free(member)}
    ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = excluded.lease_until
    RETURNING item_id AS id`;
  return rows.map((row) => row.id);
}
