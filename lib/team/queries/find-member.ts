import { db } from "#lib/platform/db.ts";
import type { Member, Person } from "../member.ts";
import { targetMix } from "../schema.ts";

/** The person as a member of the project with this slug; null where there is none for them. */
export async function findMember(person: Person, projectSlug: string): Promise<Member | null> {
  const membership = await db.membership.findFirst({
    where: { userId: person.userId, project: { slug: projectSlug } },
    include: { project: true },
  });
  if (!membership) return null;
  const { id, slug, name, description, annotatorsMayGrow, archivedAt } = membership.project;
  const mix = targetMix.parse(membership.project.targetMix);
  return {
    ...person,
    role: membership.role,
    project: { id, slug, name, description, annotatorsMayGrow, archivedAt, targetMix: mix },
  };
}
