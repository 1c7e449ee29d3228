import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import type { Member, Person } from "../member.ts";
import { findMember } from "../queries/find-member.ts";
import { preferences, type Role } from "../schema.ts";

/** An account, straight into the database, for tests. Without `passwordHash` nobody can sign in to it. */
export async function createTestPerson(
  data: { name?: string; email?: string; passwordHash?: string; isSiteAdmin?: boolean } = {},
): Promise<Person> {
  const name = data.name ?? `Person ${randomUUID().slice(0, 8)}`;
  const user = await db.user.create({
    data: { ...data, name, email: data.email ?? `${name.toLowerCase().replaceAll(" ", "-")}@example.org` },
  });
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    isSiteAdmin: user.isSiteAdmin,
    preferences: preferences.parse({}),
  };
}

/** An empty project, with neither seeds, endpoints nor members, for tests. */
export async function createTestProject(
  data: { name?: string; slug?: string; annotatorsMayGrow?: boolean; archivedAt?: Date } = {},
): Promise<{ id: string; slug: string }> {
  const slug = data.slug ?? `project-${randomUUID().slice(0, 8)}`;
  return db.project.create({ data: { ...data, slug, name: data.name ?? slug }, select: { id: true, slug: true } });
}

/**
 * A member as actions and pages get it, for tests: a new person (or `person`) with `role` in a new project (or `project`).
 * @param role default admin
 * @param project a project as {@link createTestProject} gives it, or another member's `project`
 */
export async function createTestMember({
  role = "admin",
  person,
  project,
}: {
  role?: Role;
  person?: Person;
  project?: { id: string; slug: string };
} = {}): Promise<Member> {
  const who = person ?? (await createTestPerson());
  const where = project ?? (await createTestProject());
  await db.membership.create({ data: { projectId: where.id, userId: who.userId, role } });
  const member = await findMember(who, where.slug);
  if (!member) throw new Error(`The member of ${where.slug} is not found`);
  return member;
}
