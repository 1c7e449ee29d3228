import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";

/** Somebody whom a comment can call. */
export type Mentionable = { id: string; name: string };

/** So many names a comment box offers at most. */
const most = 1_000;

/** The members of the project whose accounts are open, by name. */
export async function listMentionable(member: Member): Promise<Mentionable[]> {
  authorise(member, "members.view");
  const rows = await db.membership.findMany({
    where: { projectId: member.project.id, user: { disabledAt: null } },
    select: { userId: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: most,
  });
  return rows.map(({ userId, user }) => ({ id: userId, name: user.name }));
}
