import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { type AssignedPart, type Assignment, assignedParts } from "../assigned-parts.ts";
import type { ReviewPolicy } from "../policy.ts";
import type { QueueFilter } from "../schema.ts";
import { salts } from "../spread.ts";
import { currentPolicy } from "./policies.ts";

/** How a reviewer stands to the queue. */
export type Standing = {
  policy: ReviewPolicy;
  /** Gets nothing, as too few of their known items were right. */
  paused: boolean;
  /** How many items the queue has given them. */
  served: number;
  /** What is assigned to them; null where all is theirs to take. */
  parts: AssignedPart[] | null;
  /** Gets nothing, as there are assignments and none is theirs. */
  excluded: boolean;
};

/** How the member stands to the queue of the project. */
export async function findStanding(member: Member): Promise<Standing> {
  const projectId = member.project.id;
  const findRow = db.$queryRaw<{ served: number; paused: boolean; assignments: Assignment[] }[]>`
    SELECT COALESCE(r.served, 0) AS served, r.paused_at IS NOT NULL AS paused, COALESCE((
      SELECT jsonb_agg(jsonb_build_object('userId', a.user_id, 'share', a.share, 'category', a.category, 'runId', a.run_id) ORDER BY a.position)
      FROM review_assignments a WHERE a.project_id = p.id), '[]') AS assignments
    FROM projects p LEFT JOIN reviewers r ON r.project_id = p.id AND r.user_id = ${member.userId}::uuid
    WHERE p.id = ${projectId}::uuid`;
  const [{ policy }, [row]] = await Promise.all([currentPolicy(db, projectId), findRow]);
  const { served, paused, assignments } = row ?? { served: 0, paused: false, assignments: [] };
  const parts = assignedParts(assignments, member.userId);
  return {
    policy,
    paused,
    served,
    parts: parts.length > 0 ? parts : null,
    excluded: policy.assignedOnly && assignments.length > 0 && parts.length === 0,
  };
}

/** Which items `i` a filter and assignments leave of the project. A known item is of a part whatever share of that is the reviewer's. */
export function inQueue(
  member: Member,
  { category, run }: QueueFilter,
  { parts, excluded }: Pick<Standing, "parts" | "excluded">,
  known = false,
): Prisma.Sql {
  const conditions = [Prisma.sql`i.project_id = ${member.project.id}::uuid`];
  if (category) conditions.push(Prisma.sql`i.proposed_category = ${category}::"Category"`);
  if (run) conditions.push(Prisma.sql`i.run_id = ${runId(member, run)}`);
  if (excluded) conditions.push(Prisma.sql`false`);
  if (parts)
    conditions.push(
      Prisma.sql`(${Prisma.join(
        parts.map((part) => inPart(part, known)),
        " OR ",
      )})`,
    );
  return Prisma.join(conditions, " AND ");
}

/** The id of the project's run with a number. */
function runId(member: Member, number: number): Prisma.Sql {
  return Prisma.sql`(SELECT id FROM expansion_runs WHERE project_id = ${member.project.id}::uuid AND number = ${number})`;
}

function inPart({ category, runId: id, intervals }: AssignedPart, known: boolean): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (category) conditions.push(Prisma.sql`i.proposed_category = ${category}::"Category"`);
  if (id) conditions.push(Prisma.sql`i.run_id = ${id}::uuid`);
  if (!known) {
    // As it stands in the index items_assignment_idx: whoever has a small share is spared the other items.
    const draw = Prisma.raw(`spread(i.sequence, ${salts.assignment})`);
    const draws = intervals.map(
      ({ from, to }) => Prisma.sql`(${draw} >= ${from / 100}::float8 AND ${draw} < ${to / 100}::float8)`,
    );
    conditions.push(Prisma.sql`(${Prisma.join(draws, " OR ")})`);
  }
  return Prisma.sql`(${Prisma.join(conditions, " AND ")})`;
}
