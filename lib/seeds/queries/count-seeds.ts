import type { Category } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SeedStatus } from "../schema.ts";
import type { SeedFilter } from "../seed-filter.ts";
import { conditionsOf } from "./conditions.ts";

/** How many seeds the table would show: in all, and if its category or status were another. */
export type SeedCounts = {
  total: number;
  /** Under the other filters, by category. */
  byCategory: Record<Category | "none", number>;
  /** Under the other filters, by status. */
  byStatus: Record<SeedStatus, number>;
};

/** Counts the project's seeds under a filter. One pass over the project's seeds. */
export async function countSeeds(member: Member, filter: SeedFilter): Promise<SeedCounts> {
  authorise(member, "seeds.view");
  const { category, status } = filter;
  const conditions = conditionsOf(member.project.id, { ...filter, category: undefined, status: "any" });
  const groups = await db.$queryRaw<{ status: SeedStatus; category: Category | "none"; count: number }[]>`
    SELECT s.status::text, COALESCE(s.category::text, 'none') AS category, count(*)::int
    FROM seeds s WHERE ${Prisma.join(conditions, " AND ")} GROUP BY 1, 2`;
  const counts: SeedCounts = {
    total: 0,
    byCategory: { QA: 0, IE: 0, GEN: 0, OTHER: 0, none: 0 },
    byStatus: { active: 0, draft: 0, archived: 0 },
  };
  for (const group of groups) {
    const inStatus = status ? group.status === status : group.status !== "archived";
    const inCategory = !category || group.category === category;
    if (inStatus) counts.byCategory[group.category] += group.count;
    if (inCategory) counts.byStatus[group.status] += group.count;
    if (inStatus && inCategory) counts.total += group.count;
  }
  return counts;
}
