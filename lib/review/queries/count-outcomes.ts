import type { Category } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { keepByCost } from "#lib/platform/keep-by-cost.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { Answer } from "../agreement/schema.ts";

/** How many items for which a model proposed one category (null: none of the four) were decided so. */
export type Outcome = { proposed: Category | null; decided: Answer; items: number };

/**
 * What became of what models proposed, over all items of the project that are decided; those set aside as duplicates are among the rejected. Read
 * from one index alone, and kept by its cost.
 */
export async function countOutcomes(member: Member): Promise<Outcome[]> {
  authorise(member, "agreement.view");
  return countKept(member.project.id);
}

const countKept = keepByCost(
  (projectId) => db.$queryRaw<Outcome[]>`
    SELECT proposed_category::text AS proposed, CASE status WHEN 'approved' THEN category::text ELSE 'reject' END AS decided, count(*)::int AS items
    FROM items WHERE project_id = ${projectId}::uuid AND status IN ('approved', 'rejected') AND (status = 'rejected' OR category IS NOT NULL)
    GROUP BY 1, 2`,
);
