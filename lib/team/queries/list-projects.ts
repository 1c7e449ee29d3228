import { db } from "#lib/platform/db.ts";
import type { Person } from "../member.ts";
import type { Role } from "../schema.ts";

/** The person's projects, by name; archived ones last. */
export async function listProjects(
  person: Person,
): Promise<{ slug: string; name: string; role: Role; archivedAt: Date | null }[]> {
  const memberships = await db.membership.findMany({
    where: { userId: person.userId },
    include: { project: { select: { slug: true, name: true, archivedAt: true } } },
    orderBy: [{ project: { archivedAt: { sort: "asc", nulls: "first" } } }, { project: { name: "asc" } }],
  });
  return memberships.map(({ role, project }) => ({ ...project, role }));
}
