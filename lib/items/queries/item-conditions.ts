import { Prisma } from "#lib/platform/db.ts";
import { type ItemFilter, searchedNumber } from "../item-filter.ts";

/** Written out, as the planner has to see them to take the partial indexes. */
const originConditions = {
  call: Prisma.sql`i.origin = 'call'`,
  import: Prisma.sql`i.origin = 'import'`,
  corpus: Prisma.sql`i.origin = 'corpus'`,
  restored: Prisma.sql`i.rejection_id IS NOT NULL`,
};

/** What the filter asks of an item `i` of the project, all of it at once. */
export function itemConditions(
  projectId: string,
  { status, category, proposed, kind, run, origin, tag, q }: Omit<ItemFilter, "sort">,
): Prisma.Sql[] {
  const conditions = [Prisma.sql`i.project_id = ${projectId}::uuid`];
  if (status) conditions.push(Prisma.sql`i.status = ${status}::"ItemStatus"`);
  // As items_shown_category_idx has it.
  if (category) conditions.push(Prisma.sql`COALESCE(i.category, i.proposed_category) = ${category}::"Category"`);
  if (proposed) conditions.push(Prisma.sql`i.proposed_category = ${proposed}::"Category"`);
  if (kind) conditions.push(Prisma.sql`i.kind = ${kind}`);
  if (run) {
    conditions.push(
      Prisma.sql`i.run_id = (SELECT id FROM expansion_runs WHERE project_id = ${projectId}::uuid AND number = ${run})`,
    );
  }
  if (origin) conditions.push(originConditions[origin]);
  // The second condition is there for the partial index.
  if (tag) conditions.push(Prisma.sql`i.tags @> ARRAY[${tag}] AND i.tags <> '{}'`);
  const number = q ? searchedNumber(q) : null;
  if (number !== null) conditions.push(Prisma.sql`i.sequence = ${number}`);
  else if (q) conditions.push(Prisma.sql`i.search @@ websearch_to_tsquery('english', ${q})`);
  return conditions;
}
