import { db } from "#lib/platform/db.ts";
import type { Member, Person } from "./member.ts";
import { targetMix } from "./schema.ts";

/** The account of an e-mail address, with what signing in needs. Only lib/session asks. */
export async function findAccountByEmail(email: string) {
  return db.user.findUnique({ where: { email } });
}

/** The person a session token names, or null when the account is disabled or was signed out since (`epoch`). */
export async function findPersonOfSession(userId: string, epoch: number): Promise<Person | null> {
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user || user.disabledAt || user.sessionEpoch !== epoch) return null;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    isSiteAdmin: user.isSiteAdmin,
    preferences: user.preferences as Record<string, unknown>,
  };
}

/** The person as a member of the project with this slug; null where there is none for them. */
export async function findMember(person: Person, projectSlug: string): Promise<Member | null> {
  const membership = await db.membership.findFirst({
    where: { userId: person.userId, project: { slug: projectSlug } },
    include: { project: true },
  });
  if (!membership) return null;
  const { id, slug, name, description, annotatorsMayGrow, archivedAt } = membership.project;
  return {
    ...person,
    role: membership.role,
    project: {
      id,
      slug,
      name,
      description,
      annotatorsMayGrow,
      archivedAt,
      targetMix: targetMix.parse(membership.project.targetMix),
    },
  };
}

/** The person's projects, by name; archived ones last. */
export async function listProjects(person: Person) {
  const memberships = await db.membership.findMany({
    where: { userId: person.userId },
    include: { project: true },
    orderBy: [{ project: { archivedAt: { sort: "asc", nulls: "first" } } }, { project: { name: "asc" } }],
  });
  return memberships.map(({ role, project }) => ({ slug: project.slug, name: project.name, role, archivedAt: project.archivedAt }));
}

/** Whether somebody has an account: until then the set-up page makes the first admin. */
export async function hasAccounts(): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}
