import { type Db, db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { TakeDisputedInput } from "../disagreement-schema.ts";
import { countDisputes, type DisputeCounts } from "../queries/count-disputed.ts";
import { currentGuidelinesNumber } from "../queries/guidelines.ts";
import { type DisputedItem, loadDisputedItems } from "../queries/load-disputed-items.ts";
import { disputed, disputedLeaseSeconds, leaseDisputed, notWithOthers, queueForDisputed } from "./lease-disputed.ts";

/** The next items that an adjudicator settles, how many wait, and the number of the guidelines in force (0: there are none). */
export type TakenDisputed = { items: DisputedItem[]; counts: DisputeCounts; leaseSeconds: number; guideline: number };

/**
 * Gives an adjudicator the next items that wait for one, the oldest first, and leases them for ten minutes: no other gets
 * them meanwhile. Those that the adjudicator decided as a reviewer come after all others, and what they set aside comes last.
 */
export async function takeDisputed(member: Member, input: TakeDisputedInput): Promise<TakenDisputed> {
  authorise(member, "review.adjudicate");
  const ids = await db.$transaction(async (tx) => {
    await queueForDisputed(tx, member.project.id);
    const asked = await findAsked(tx, member, input);
    const next = await findNext(tx, member, input, asked);
    const leased = new Set(await leaseDisputed(tx, member, [...asked, ...next]));
    // The item that was asked for is shown in any case: whoever settles it first wins.
    return [...asked, ...next.filter((id) => leased.has(id))];
  });
  const [items, counts, guideline] = await Promise.all([
    loadDisputedItems(db, member, ids),
    countDisputes(member),
    currentGuidelinesNumber(db, member.project.id),
  ]);
  return { items, counts, leaseSeconds: disputedLeaseSeconds, guideline };
}

async function findAsked(tx: Db, member: Member, { filter, held }: TakeDisputedInput): Promise<string[]> {
  if (!filter.item) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM items i WHERE i.project_id = ${member.project.id}::uuid AND i.sequence = ${filter.item} AND ${disputed}
      AND i.id <> ALL(${held}::uuid[])`;
  return rows.map((row) => row.id);
}

async function findNext(
  tx: Db,
  member: Member,
  { filter, count, held }: TakeDisputedInput,
  asked: readonly string[],
): Promise<string[]> {
  const me = Prisma.sql`${member.userId}::uuid`;
  const waiting = Prisma.sql`i.project_id = ${member.project.id}::uuid AND ${disputed}
    ${filter.scope === "disagreeing" ? Prisma.sql`AND i.disagreement > 0` : Prisma.empty}
    AND i.id <> ALL(${[...held, ...asked]}::uuid[]) AND ${notWithOthers(member)}`;
  const own = Prisma.sql`EXISTS (SELECT FROM decisions d WHERE d.item_id = i.id AND d.reviewer_id = ${me}
    AND d.kind = 'review' AND d.revoked_at IS NULL)`;
  const skipped = Prisma.sql`EXISTS (SELECT FROM review_leases l WHERE l.item_id = i.id AND l.user_id = ${me}
    AND l.skipped_at IS NOT NULL)`;
  const found: { id: string }[] = [];
  // One after another, so that the usual case stops at the first few rows of an index.
  for (const part of [
    Prisma.sql`SELECT i.id FROM items i WHERE ${waiting} AND NOT ${own} AND NOT ${skipped} ORDER BY i.sequence`,
    Prisma.sql`SELECT i.id FROM items i WHERE ${waiting} AND ${own} AND NOT ${skipped} ORDER BY i.sequence`,
    Prisma.sql`SELECT i.id FROM review_leases l JOIN items i ON i.id = l.item_id
      WHERE l.project_id = ${member.project.id}::uuid AND l.user_id = ${me} AND l.skipped_at IS NOT NULL AND ${waiting}
      ORDER BY l.skipped_at, i.sequence`,
  ]) {
    const left = count - asked.length - found.length;
    if (left <= 0) break;
    found.push(...(await tx.$queryRaw<{ id: string }[]>`${part} LIMIT ${left}`));
  }
  return found.map((row) => row.id);
}
