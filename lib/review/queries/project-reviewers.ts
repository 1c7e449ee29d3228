import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise, permissions } from "#lib/team/permissions.ts";
import { type Role, roles } from "#lib/team/schema.ts";

/** The roles that decide items. */
const deciding: Role[] = roles.slice(roles.indexOf(permissions["review.decide"].least));

/** Somebody who may decide the items of a project. */
export type Decider = { userId: string; name: string; role: Role };

/** The people of the project who may decide its items, by name. */
export async function listDeciders(member: Member): Promise<Decider[]> {
  authorise(member, "members.view");
  return projectReviewers(db, member.project.id);
}

/** The same by the project's id, for commands. */
export async function projectReviewers(tx: Db, projectId: string): Promise<Decider[]> {
  const rows = await tx.membership.findMany({
    where: { projectId, role: { in: deciding }, user: { disabledAt: null } },
    select: { userId: true, role: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ userId, role, user }) => ({ userId, name: user.name, role }));
}
