import { type Db, db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { describeQueue, type QueueState } from "../queries/describe-queue.ts";
import { loadReviewItems, type ReviewItem } from "../queries/load-review-items.ts";
import type { QueueFilter, TakeInput } from "../schema.ts";
import { free, leaseItems, queueForLeases } from "./lease-items.ts";

/** The next items of the queue, and how it stands. */
export type Taken = { items: ReviewItem[]; queue: QueueState };

/**
 * Gives the reviewer the next items of the queue, the oldest first, and leases them for ten minutes: nobody else gets
 * them meanwhile. What the reviewer set aside comes after all others. Asking again gives the same items as long as
 * they wait, unless they are named in `held`.
 */
export async function takeItems(member: Member, { filter, count, held }: TakeInput): Promise<Taken> {
  authorise(member, "review.decide");
  const ids = await db.$transaction(async (tx) => {
    await queueForLeases(tx, member.project.id);
    await tx.$executeRaw`DELETE FROM review_leases
      WHERE project_id = ${member.project.id}::uuid AND lease_until < now() AND skipped_at IS NULL`;
    const asked = filter.item ? await findAsked(tx, member, filter.item, held) : [];
    const next = await findNext(tx, member, filter, [...held, ...asked], count - asked.length);
    const leased = new Set(await leaseItems(tx, member, [...asked, ...next]));
    // The item that was asked for is shown in any case: decided before, or on somebody else's desk.
    return [...asked, ...next.filter((id) => leased.has(id))];
  });
  const [items, queue] = await Promise.all([loadReviewItems(db, member, ids), describeQueue(member, filter)]);
  return { items, queue };
}

async function findAsked(tx: Db, member: Member, sequence: number, held: readonly string[]): Promise<string[]> {
  const item = await tx.item.findUnique({
    where: { projectId_sequence: { projectId: member.project.id, sequence } },
    select: { id: true },
  });
  return item && !held.includes(item.id) ? [item.id] : [];
}

async function findNext(
  tx: Db,
  member: Member,
  { category, run }: QueueFilter,
  held: readonly string[],
  count: number,
): Promise<string[]> {
  if (count < 1) return [];
  const waiting = [
    Prisma.sql`i.project_id = ${member.project.id}::uuid AND i.status = 'pending' AND i.id <> ALL(${held}::uuid[])`,
    free(member),
  ];
  if (category) waiting.push(Prisma.sql`i.proposed_category = ${category}::"Category"`);
  if (run) {
    waiting.push(
      Prisma.sql`i.run_id = (SELECT id FROM expansion_runs WHERE project_id = ${member.project.id}::uuid AND number = ${run})`,
    );
  }
  const where = Prisma.join(waiting, " AND ");
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM items i
    WHERE ${where} AND NOT EXISTS (SELECT FROM review_leases own
      WHERE own.item_id = i.id AND own.user_id = ${member.userId}::uuid AND own.skipped_at IS NOT NULL)
    ORDER BY i.sequence LIMIT ${count}`;
  const left = count - fresh.length;
  if (left === 0) return fresh.map((row) => row.id);
  const skipped = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM review_leases own JOIN items i ON i.id = own.item_id
    WHERE own.project_id = ${member.project.id}::uuid AND own.user_id = ${member.userId}::uuid
      AND own.skipped_at IS NOT NULL AND ${where}
    ORDER BY own.skipped_at, i.sequence LIMIT ${left}`;
  return [...fresh, ...skipped].map((row) => row.id);
}
