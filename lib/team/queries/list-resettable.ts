import { type Db, db } from "#lib/platform/db.ts";
import type { Person } from "../member.ts";

/**
 * Whom of `userIds` the person may give a link to a new password: a site admin anybody, a project's admin those who
 * are members only of projects that this admin administers, and no site admins. Never oneself, and no shut account.
 */
export async function listResettable(
  person: Pick<Person, "userId" | "isSiteAdmin">,
  userIds: string[],
  tx: Db = db,
): Promise<Set<string>> {
  const administeredToo = { project: { memberships: { some: { userId: person.userId, role: "admin" as const } } } };
  const users = await tx.user.findMany({
    where: {
      id: { in: userIds, not: person.userId },
      disabledAt: null,
      ...(person.isSiteAdmin ? {} : { isSiteAdmin: false, memberships: { some: {}, every: administeredToo } }),
    },
    select: { id: true },
  });
  return new Set(users.map((user) => user.id));
}

/**
 * Whether the one who made a link for an account could give it now. A role may have gone since, or the account may have
 * come to more than its maker administers.
 */
export async function couldStillGive(makerId: string, userId: string, tx: Db = db): Promise<boolean> {
  const maker = await tx.user.findUnique({ where: { id: makerId }, select: { isSiteAdmin: true, disabledAt: true } });
  if (!maker || maker.disabledAt) return false;
  return (await listResettable({ userId: makerId, isSiteAdmin: maker.isSiteAdmin }, [userId], tx)).has(userId);
}
