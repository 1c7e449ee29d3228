import { mostCounted } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { drawKnown } from "../known-draw.ts";
import { knownAhead, knownPlaces } from "../known-places.ts";
import type { QueueOrder } from "../policy.ts";
import type { QueueFilter } from "../schema.ts";
import { countKnown } from "./find-known.ts";
import { inQueue, type Standing } from "./find-standing.ts";
import { currentGuidelinesNumber } from "./guidelines.ts";
import { isBelowLimit, type KnownAccuracy, knownAccuracy } from "./known-accuracy.ts";
import { openTo } from "./waiting.ts";

/** How a queue stands to a reviewer. A figure above {@link mostCounted} stands for "more". */
export type QueueState = {
  /** How much waits that the reviewer has not decided, what others look at included, and what else comes their way. */
  waiting: number;
  /** How much the queue ever held. */
  total: number;
  /** The reviewer gets nothing. `below`: of so many known items too few were right; else a lead paused them. Null where they are not paused. */
  paused: (KnownAccuracy & { below: boolean }) | null;
  /** The reviewer gets what is assigned to them alone. */
  assigned: boolean;
  /** The reviewer gets nothing: the project's work is assigned, and none of it to them. */
  excluded: boolean;
  order: QueueOrder;
  /** The number of the guidelines in force; 0 where there are none. */
  guideline: number;
};

/** The state of the queue that a filter narrows the project's items to, for a member who stands to it in this way. */
export async function describeQueue(member: Member, filter: QueueFilter, standing: Standing): Promise<QueueState> {
  authorise(member, "items.view");
  const { policy, paused, parts, excluded } = standing;
  const projectId = member.project.id;
  const [{ waiting, total }, accuracy, guideline] = await Promise.all([
    count(member, filter, standing),
    paused ? knownAccuracy(db, projectId, member.userId, policy) : null,
    currentGuidelinesNumber(db, projectId),
  ]);
  const known = waiting === 0 || waiting > mostCounted ? 0 : await countMixedIn(member, filter, standing, waiting);
  return {
    waiting: waiting + known,
    total,
    paused: accuracy && { ...accuracy, below: isBelowLimit(accuracy, policy) },
    assigned: parts !== null,
    excluded,
    order: policy.order,
    guideline,
  };
}

/**
 * Known items that the reviewer has on their desk or that will come among what waits: counted with it, or the count would stand still whenever one
 * is decided and so tell which it was.
 */
async function countMixedIn(member: Member, filter: QueueFilter, standing: Standing, waiting: number): Promise<number> {
  const { policy, served } = standing;
  const { fresh, given, desk } = await countKnown(member, standing, filter);
  const places = knownPlaces(policy.knownShare, drawKnown(member.project.id, member.userId));
  return given + knownAhead(places, served, Math.max(0, waiting - desk), fresh);
}

/** Items that wait and that the reviewer has not decided; and all. Counting ends where the figure stands for "more". */
async function count(
  member: Member,
  { category, run }: QueueFilter,
  standing: Standing,
): Promise<Pick<QueueState, "waiting" | "total">> {
  const waiting = Prisma.sql`${inQueue(member, { category, run }, standing)} AND i.status = 'pending'`;
  // What was decided counts by its decided category, which is where the reviewers put it.
  const ever = Prisma.join(
    [
      inQueue(member, { run }, standing),
      ...(category ? [Prisma.sql`COALESCE(i.category, i.proposed_category) = ${category}::"Category"`] : []),
    ],
    " AND ",
  );
  const most = Prisma.sql`${mostCounted + 1}::int`;
  // First what nobody has decided, which an index counts; of the rest as many as are missing.
  const [row] = await db.$queryRaw<{ waiting: number; total: number }[]>`
    WITH fresh AS MATERIALIZED (SELECT count(*)::int AS count FROM (
        SELECT FROM items i WHERE ${waiting} AND i.given = 0 AND NOT i.disputed LIMIT ${most}) counted),
    begun AS MATERIALIZED (SELECT count(*)::int AS count FROM (
        SELECT FROM items i WHERE ${waiting} AND i.given > 0 AND NOT i.disputed AND ${openTo(member)}
        LIMIT ${most} - (SELECT count FROM fresh)) counted),
    waiting AS (SELECT fresh.count + begun.count AS count FROM fresh, begun)
    SELECT waiting.count AS waiting, CASE WHEN waiting.count >= ${most} THEN waiting.count
      ELSE (SELECT count(*)::int FROM (SELECT FROM items i WHERE ${ever} LIMIT ${most}) counted) END AS total FROM waiting`;
  return row ?? { waiting: 0, total: 0 };
}
