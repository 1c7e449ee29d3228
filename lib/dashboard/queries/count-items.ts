import { type Category, categories, type ItemStatus } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { keepByCost } from "#lib/platform/keep-by-cost.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** How many items of a project are where. */
export type ItemCounts = {
  total: number;
  byStatus: Record<ItemStatus, number>;
  /** Approved items by decided category. */
  approved: Record<Category, number>;
  /** Pending items by the category that the model proposes; `null` where it proposes none of the four. */
  proposed: Record<Category | "none", number>;
  /** When they were counted: up to half a minute ago in a project so large that counting takes long. */
  countedAt: Date;
};

/**
 * The project's items by status and category.
 *
 * Read from one index alone. Where counting takes long, all viewers share one count for a while (see keepByCost): a
 * table of counters would make all reviewers and runs of a project wait for each other's rows.
 */
export async function countItems(member: Member): Promise<ItemCounts> {
  authorise(member, "items.view");
  return countKept(member.project.id);
}

const countKept = keepByCost(count);

async function count(projectId: string): Promise<ItemCounts> {
  type Row = { status: ItemStatus; category: Category | null; proposed: Category | null; items: number };
  const rows = await db.$queryRaw<Row[]>`
    SELECT status::text, category::text, proposed_category::text AS proposed, count(*)::int AS items FROM items
    WHERE project_id = ${projectId}::uuid GROUP BY items.status, items.category, items.proposed_category`;
  const sum = (where: (row: Row) => boolean) => rows.filter(where).reduce((total, row) => total + row.items, 0);
  const ofCategory = (category: Category | null) => ({
    approved: sum((row) => row.status === "approved" && row.category === category),
    proposed: sum((row) => row.status === "pending" && row.proposed === category),
  });
  return {
    total: sum(() => true),
    byStatus: {
      pending: sum((row) => row.status === "pending"),
      approved: sum((row) => row.status === "approved"),
      rejected: sum((row) => row.status === "rejected"),
    },
    approved: Object.fromEntries(categories.map((each) => [each, ofCategory(each).approved])) as Record<
      Category,
      number
    >,
    proposed: {
      ...(Object.fromEntries(categories.map((each) => [each, ofCategory(each).proposed])) as Record<Category, number>),
      none: ofCategory(null).proposed,
    },
    countedAt: new Date(),
  };
}
