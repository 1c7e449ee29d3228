import { type Db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { ReviewPolicy } from "../policy.ts";
import { currentPolicy } from "../queries/policies.ts";
import { isLeasableTo } from "../queries/waiting.ts";

/** How long an item stays with whoever looks at it, in seconds. The desk extends it while the item is in sight. */
export const leaseSeconds = 600;

/** When a lease that begins now runs out. The statement's time, as it may have waited for a row since the transaction began. */
const leaseEnd: Prisma.Sql = Prisma.sql`statement_timestamp() + ${leaseSeconds}::int * interval '1 second'`;

/** An item for a reviewer, and its place in all that they are given; null where that is not for the queue to say. */
export type Placed = { id: string; place: number | null };

// Nobody gets what others have, without a lock that all share: whoever leases an item, decides it or takes a decision back holds the
// item's row, and asks what others have in a statement that begins after that. So it sees what those did who held the row before.
// Rows are locked in one order everywhere: items by id, their leases by item, the reviewer.

/**
 * Leases those of the items that wait for the member, or that they look at already, and locks their rows until the transaction ends.
 * @returns the ids of the items that are the member's now
 */
export async function leaseItems(tx: Db, member: Member, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  await tx.$queryRaw`SELECT id FROM items
    WHERE id = ANY(${[...ids]}::uuid[]) AND project_id = ${member.project.id}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const { policy } = await currentPolicy(tx, member.project.id);
  const leased = await writeLeases(
    tx,
    member,
    policy,
    ids.map((id) => ({ id, place: null })),
  );
  return leased.map(({ id }) => id);
}

/**
 * Leases the first of the items that are free; those whose rows somebody holds at this moment are passed over, or waited for.
 * @param ids in the order in which they are wanted
 * @param places where they come in all that the member is given: as many are leased at most
 * @param patient waits for rows that somebody holds
 */
export async function leaseFirst(
  tx: Db,
  member: Member,
  policy: ReviewPolicy,
  ids: readonly string[],
  places: readonly (number | null)[],
  patient: boolean,
): Promise<Placed[]> {
  // Who waits must come in the order in which all do; who does not wait can take them in the order of the queue.
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS w(id, turn) JOIN items i ON i.id = w.id
    WHERE ${isLeasableTo(member, policy)} ORDER BY ${patient ? Prisma.sql`i.id` : Prisma.sql`w.turn`}
    LIMIT ${places.length} FOR NO KEY UPDATE OF i ${patient ? Prisma.empty : Prisma.sql`SKIP LOCKED`}`;
  const held = new Set(locked.map(({ id }) => id));
  const wanted = ids.filter((id) => held.has(id)).map((id, i) => ({ id, place: places[i] ?? null }));
  const leased = new Set((await writeLeases(tx, member, policy, wanted)).map(({ id }) => id));
  return wanted.filter(({ id }) => leased.has(id));
}

/** Leases known items to whoever is given them for the first time. Any number of people may look at one, so nothing is locked. */
export async function leaseKnown(tx: Db, member: Member, items: readonly Placed[]): Promise<Placed[]> {
  if (items.length === 0) return [];
  const leased = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_leases (item_id, user_id, project_id, lease_until, place)
    SELECT k.item_id, ${member.userId}::uuid, k.project_id, ${leaseEnd}, p.place ${from(items)}
    JOIN known_items k ON k.item_id = p.id WHERE k.retired_at IS NULL ORDER BY k.item_id
    ON CONFLICT (item_id, user_id) DO NOTHING RETURNING item_id AS id`;
  const ids = new Set(leased.map(({ id }) => id));
  return items.filter(({ id }) => ids.has(id));
}

/** Counts what the queue has given a reviewer. */
export async function countServed(tx: Db, member: Member, waiting: number, known: number): Promise<void> {
  if (waiting + known === 0) return;
  await tx.$executeRaw`
    INSERT INTO reviewers (project_id, user_id, served, served_known)
    VALUES (${member.project.id}::uuid, ${member.userId}::uuid, ${waiting + known}::int, ${known}::int)
    ON CONFLICT (project_id, user_id) DO UPDATE SET served = reviewers.served + excluded.served,
      served_known = reviewers.served_known + excluded.served_known`;
}

/** Forgets what the reviewer was given and let go, or set aside, once others have settled it. */
export async function forgetSettled(tx: Db, member: Member): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM review_leases WHERE user_id = ${member.userId}::uuid AND item_id IN (
      SELECT given.item_id FROM review_leases given JOIN items i ON i.id = given.item_id
      WHERE given.project_id = ${member.project.id}::uuid AND given.user_id = ${member.userId}::uuid
        AND given.lease_until < now() - interval '1 day' AND i.status <> 'pending'
        AND NOT EXISTS (SELECT FROM known_items k WHERE k.item_id = i.id)
      ORDER BY given.item_id FOR UPDATE OF given SKIP LOCKED)`;
}

function from(items: readonly Placed[]): Prisma.Sql {
  const [ids, places] = [items.map(({ id }) => id), items.map(({ place }) => place)];
  return Prisma.sql`FROM unnest(${ids}::uuid[], ${places}::int[]) AS p(id, place)`;
}

/** Leases those of the items, whose rows are locked, that the member may have. Where an item had its place before, it keeps it. */
async function writeLeases(
  tx: Db,
  member: Member,
  policy: ReviewPolicy,
  items: readonly Placed[],
): Promise<{ id: string }[]> {
  if (items.length === 0) return [];
  return tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_leases (item_id, user_id, project_id, lease_until, place)
    SELECT i.id, ${member.userId}::uuid, i.project_id, ${leaseEnd}, p.place ${from(items)}
    JOIN items i ON i.id = p.id
    WHERE i.project_id = ${member.project.id}::uuid AND ${isLeasableTo(member, policy)}
    ORDER BY i.id
    ON CONFLICT (item_id, user_id) DO UPDATE SET lease_until = excluded.lease_until,
      place = COALESCE(review_leases.place, excluded.place)
    RETURNING item_id AS id`;
}
