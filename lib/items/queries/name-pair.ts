import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** The names of the two people of a filter by pair, by id; only of those who are, or were, reviewers in the project. */
export async function namePair(member: Member, pair: string): Promise<Record<string, string>> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const people = await db.user.findMany({
    where: {
      id: { in: pair.split(".") },
      OR: [{ memberships: { some: { projectId } } }, { decisions: { some: { projectId } } }],
    },
    select: { id: true, name: true },
  });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
