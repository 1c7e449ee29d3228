import { db } from "#lib/platform/db.ts";
import type { Member, Person } from "../member.ts";
import { targetMix, tokenizer } from "../schema.ts";

/** The person as a member of the project with this slug; null where there is none for them. */
export async function findMember(person: Person, projectSlug: string): Promise<Member | null> {
  // What no address of a project looks like need not be looked up, nor could every such text be.
  if (!/^[a-z0-9-]{1,80}$/.test(projectSlug)) return null;
  const membership = await db.membership.findFirst({
    where: { userId: person.userId, project: { slug: projectSlug } },
    include: { project: true },
  });
  if (!membership) return null;
  const { id, slug, name, description, annotatorsMayGrow, archivedAt } = membership.project;
  const mix = targetMix.parse(membership.project.targetMix);
  const words = tokenizer.parse(membership.project.tokenizer);
  return {
    ...person,
    role: membership.role,
    project: { id, slug, name, description, annotatorsMayGrow, archivedAt, targetMix: mix, tokenizer: words },
  };
}
