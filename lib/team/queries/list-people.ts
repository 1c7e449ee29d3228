import { storableText } from "#lib/algorithms/storable-text.ts";
import { db } from "#lib/platform/db.ts";
import type { Person } from "../member.ts";
import { authorisePerson } from "../permissions.ts";

/** An account as the site admins' page shows it. */
export type PersonRow = {
  userId: string;
  name: string;
  email: string;
  isSiteAdmin: boolean;
  disabled: boolean;
  projects: string[];
};

/**
 * A page of the installation's accounts by e-mail address, for site admins.
 * @param after the address after which the page begins
 * @param find a part of name or address
 */
export async function listPeople(
  person: Person,
  { after = "", find = "", limit = 50 }: { after?: string; find?: string; limit?: number } = {},
): Promise<{ people: PersonRow[]; next: string | null }> {
  authorisePerson(person, "people.manage");
  // To LIKE, which stands behind it, these three mean something.
  const part = storableText(find)
    .trim()
    .replace(/[\\%_]/g, "\\$&");
  const contains = { contains: part, mode: "insensitive" as const };
  const rows = await db.user.findMany({
    where: { email: { gt: storableText(after) }, ...(part ? { OR: [{ email: contains }, { name: contains }] } : {}) },
    include: { memberships: { select: { project: { select: { name: true } } } } },
    orderBy: { email: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    people: page.map((row) => ({
      userId: row.id,
      name: row.name,
      email: row.email,
      isSiteAdmin: row.isSiteAdmin,
      disabled: row.disabledAt !== null,
      projects: row.memberships.map((membership) => membership.project.name).sort(),
    })),
    next: rows.length > limit ? (page.at(-1)?.email ?? null) : null,
  };
}
