import type { Db } from "#lib/platform/db.ts";
import { permissions } from "#lib/team/permissions.ts";
import { type Role, roles } from "#lib/team/schema.ts";

/** The roles that decide items. */
const deciding: Role[] = roles.slice(roles.indexOf(permissions["review.decide"].least));

/** The people of a project who may decide its items, by name. */
export async function projectReviewers(
  tx: Db,
  projectId: string,
): Promise<{ userId: string; name: string; role: Role }[]> {
  const rows = await tx.membership.findMany({
    where: { projectId, role: { in: deciding }, user: { disabledAt: null } },
    select: { userId: true, role: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ userId, role, user }) => ({ userId, name: user.name, role }));
}
