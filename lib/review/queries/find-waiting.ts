import { type Db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { QueueFilter } from "../schema.ts";
import { inQueue, type Standing } from "./find-standing.ts";
import { hasRoomFor, isLeasableTo, waitsFor } from "./waiting.ts";

/** A wish for items of the queue. */
export type Search = {
  filter: QueueFilter;
  /** Ids of items that are not asked for. */
  without: readonly string[];
  most: number;
};

/** The lots of the random order: as in the index items_pending_lot_idx. */
const lots = 1024;

/**
 * The first items of the queue that a reviewer was never given, in the order of the policy: at most so many. It locks nothing, so
 * some may be somebody else's by now.
 */
export async function findWaiting(tx: Db, member: Member, standing: Standing, search: Search): Promise<string[]> {
  const { policy } = standing;
  const { filter, without, most } = search;
  // In this order, as each question costs more than the one before.
  const waiting = Prisma.sql`${inQueue(member, filter, standing)} AND i.status = 'pending'
    AND CASE WHEN ${waitsFor(member)} THEN i.id <> ALL(${[...without]}::uuid[])
      AND (SELECT own.item_id FROM review_leases own WHERE own.item_id = i.id AND own.user_id = ${member.userId}::uuid) IS NULL
      AND ${hasRoomFor(member, policy)} ELSE false END`;
  const list = (and: Prisma.Sql, order: Prisma.Sql, limit: number) =>
    tx.$queryRaw<
      { id: string }[]
    >`SELECT i.id FROM items i WHERE ${waiting} AND ${and} ORDER BY ${order} LIMIT ${limit}`;
  const all = Prisma.sql`true`;

  /** First those with a figure above 0, the highest first; then the others, the oldest first. */
  const byFigure = async (figure: Prisma.Sql) => {
    const above = await list(Prisma.sql`${figure} > 0`, Prisma.sql`${figure} DESC, i.sequence`, most);
    const left = most - above.length;
    return left === 0 ? above : [...above, ...(await list(Prisma.sql`${figure} = 0`, Prisma.sql`i.sequence`, left))];
  };

  const find = {
    oldest: () => list(all, Prisma.sql`i.sequence`, most),
    category: () => list(all, Prisma.sql`i.proposed_category, i.sequence`, most),
    run: () => list(all, Prisma.sql`i.run_id, i.sequence`, most),
    disagreement: () => byFigure(Prisma.sql`i.disagreement`),
    uncertainty: () => byFigure(Prisma.sql`i.uncertainty`),
    // Items lie in lots, the same for ever. A seed says in which order the lots come, and the items of each: no need to sort all that wait.
    // The join goes through the lots in their order and stops when it has enough.
    random: () => tx.$queryRaw<{ id: string }[]>`
      SELECT found.id FROM (SELECT lot FROM generate_series(0, ${lots - 1}::bigint) lot
        ORDER BY hashint8extended(lot, ${policy.orderSeed}::bigint), lot) drawn
      CROSS JOIN LATERAL (SELECT i.id FROM items i WHERE ${waiting} AND (hashint8extended(i.sequence, 0) & 1023) = drawn.lot
        ORDER BY hashint8extended(i.sequence, ${policy.orderSeed}::bigint), i.sequence) found
      LIMIT ${most}`,
  };
  return (await find[policy.order]()).map(({ id }) => id);
}

/**
 * Items of the queue that the reviewer was given before and may have back: those on their desk (the page was loaded again) and those that they let
 * go or that ran out, in the order in which they were given; or, with `skipped`, those that they set aside, the first one first.
 */
export async function findGiven(
  tx: Db,
  member: Member,
  standing: Standing,
  { filter, without, most }: Search,
  skipped: boolean,
): Promise<string[]> {
  if (most === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM review_leases given JOIN items i ON i.id = given.item_id
    WHERE given.project_id = ${member.project.id}::uuid AND given.user_id = ${member.userId}::uuid
      AND ${skipped ? Prisma.sql`given.skipped_at IS NOT NULL` : Prisma.sql`given.skipped_at IS NULL`}
      AND i.id <> ALL(${[...without]}::uuid[]) AND ${isLeasableTo(member, standing.policy)}
      AND CASE WHEN i.status = 'pending' THEN ${inQueue(member, filter, standing)} ELSE ${inQueue(member, filter, standing, true)} END
    ORDER BY given.skipped_at, given.place NULLS FIRST, i.sequence LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
