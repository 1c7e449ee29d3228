import { mostCounted } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { QueueFilter } from "../schema.ts";

/** How much waits in a queue, and how much it ever held. A figure above {@link mostCounted} stands for "more". */
export type QueueState = { waiting: number; total: number };

/** The state of the queue that a filter narrows the project's items to. */
export async function describeQueue(member: Member, { category, run }: QueueFilter): Promise<QueueState> {
  authorise(member, "items.view");
  const scope = [Prisma.sql`project_id = ${member.project.id}::uuid`];
  if (run) {
    scope.push(
      Prisma.sql`run_id = (SELECT id FROM expansion_runs WHERE project_id = ${member.project.id}::uuid AND number = ${run})`,
    );
  }
  const waiting = [...scope, Prisma.sql`status = 'pending'`];
  if (category) {
    waiting.push(Prisma.sql`proposed_category = ${category}::"Category"`);
    // What was decided counts by its decided category, which is where the reviewers put it.
    scope.push(Prisma.sql`COALESCE(category, proposed_category) = ${category}::"Category"`);
  }
  const [row] = await db.$queryRaw<QueueState[]>`
    SELECT ${count(waiting)} AS waiting, ${count(scope)} AS total`;
  return row as QueueState;
}

function count(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT FROM items WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${mostCounted + 1}) counted)`;
}
