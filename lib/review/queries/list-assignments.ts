import type { Category } from "#lib/items/schema.ts";
import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** Who reviews which share of which part of the queue. */
export type AssignmentRow = {
  id: string;
  userId: string;
  name: string;
  /** In per cent. */
  share: number;
  category: Category | null;
  /** The number of an expansion run. */
  run: number | null;
};

/** The project's assignments in their order. */
export async function listAssignments(member: Member): Promise<AssignmentRow[]> {
  authorise(member, "review.lead");
  return projectAssignments(db, member.project.id);
}

/** The same by the project's id, for commands. */
export async function projectAssignments(tx: Db, projectId: string): Promise<AssignmentRow[]> {
  const rows = await tx.reviewAssignment.findMany({
    where: { projectId },
    include: { user: { select: { name: true } }, run: { select: { number: true } } },
    orderBy: { position: "asc" },
  });
  return rows.map(({ id, userId, share, category, user, run }) => ({
    id,
    userId,
    name: user.name,
    share,
    category,
    run: run?.number ?? null,
  }));
}
