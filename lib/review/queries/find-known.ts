import { isKnownTo } from "#lib/items/queries/blindness.ts";
import { type Db, db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { QueueFilter } from "../schema.ts";
import { inQueue, type Standing } from "./find-standing.ts";
import type { Search } from "./find-waiting.ts";
import { waitsFor } from "./waiting.ts";

/** The condition on a known item `i` that the queue may mix into what the member is given, for the first time. */
function mayBeKnownTo(member: Member): Prisma.Sql {
  const userId = Prisma.sql`${member.userId}::uuid`;
  return Prisma.sql`i.status <> 'pending' AND i.duplicate_of_id IS NULL
    AND NOT EXISTS (SELECT FROM decisions d WHERE d.item_id = i.id AND d.reviewer_id = ${userId})
    AND NOT EXISTS (SELECT FROM item_versions v WHERE v.item_id = i.id AND v.editor_id = ${userId})
    AND NOT EXISTS (SELECT FROM review_leases own WHERE own.item_id = i.id AND own.user_id = ${userId})`;
}

function knownItems(member: Member, standing: Standing, { filter, without }: Omit<Search, "most">): Prisma.Sql {
  return Prisma.sql`FROM known_items k JOIN items i ON i.id = k.item_id
    WHERE k.project_id = ${member.project.id}::uuid AND k.retired_at IS NULL AND k.marked_by <> ${member.userId}::uuid
      AND ${inQueue(member, filter, standing, true)} AND i.id <> ALL(${[...without]}::uuid[]) AND ${mayBeKnownTo(member)}`;
}

/** Known items that the reviewer was never given, nor decided, edited or marked; in an order of their own. */
export async function findKnown(tx: Db, member: Member, standing: Standing, search: Search): Promise<string[]> {
  if (search.most === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id ${knownItems(member, standing, search)}
    ORDER BY hashint8extended(i.sequence, hashtextextended(${member.userId}, 0)), i.sequence LIMIT ${search.most}`;
  return rows.map(({ id }) => id);
}

/** Counts of a reviewer's known items: never given to them; given and not decided; and how much waits that they were given, beside those. */
export async function countKnown(
  member: Member,
  standing: Standing,
  filter: QueueFilter,
): Promise<{ fresh: number; given: number; desk: number }> {
  // From the few leases to their items: PostgreSQL takes what is decided for little until it has looked at the table again.
  const givenWhere = Prisma.sql`FROM review_leases given
    JOIN LATERAL (SELECT * FROM items WHERE items.id = given.item_id OFFSET 0) i ON true
    WHERE given.project_id = ${member.project.id}::uuid AND given.user_id = ${member.userId}::uuid`;
  // Most projects have none, and PostgreSQL would begin with all other items to find that out.
  const hasAny = Prisma.sql`EXISTS (SELECT FROM known_items k
    WHERE k.project_id = ${member.project.id}::uuid AND k.retired_at IS NULL)`;
  const [row] = await db.$queryRaw<{ fresh: number; given: number; desk: number }[]>`
    SELECT CASE WHEN ${hasAny} THEN (SELECT count(*)::int ${knownItems(member, standing, { filter, without: [] })}) ELSE 0 END AS fresh,
      CASE WHEN ${hasAny} THEN (SELECT count(*)::int ${givenWhere} AND ${isKnownTo(member.userId)}
        AND ${inQueue(member, filter, standing, true)}) ELSE 0 END AS given,
      (SELECT count(*)::int ${givenWhere} AND ${waitsFor(member)} AND ${inQueue(member, filter, standing)}) AS desk`;
  return row ?? { fresh: 0, given: 0, desk: 0 };
}
