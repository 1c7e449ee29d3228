import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** An item that is set aside for what no longer stands: its number, and what it is set aside for. */
export type StrandedItem = { number: number; duplicateOf: KeptTask | null };

/** How many there are in all, how many of them are set aside for another of them, and a page of them by number. */
export type StrandedPage = { count: number; chained: number; rows: StrandedItem[]; more: boolean };

const pageSize = 20;
/** How many steps from what fell are followed: people set aside what others were set aside for a few times at most. */
const mostSteps = 100;

/**
 * The project's items that are out though nothing stands in their place: they were set aside for an item that reviewers rejected since,
 * for a seed that was archived since, or for one that is itself set aside for such. The walk begins at what fell and goes by the index
 * over what is set aside for each.
 * @param after the number of the last one seen
 */
export async function listStranded(member: Member, after = 0): Promise<StrandedPage> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const found = await db.$queryRaw<{ count: number; chained: number; sequence: bigint | null; kept: string }[]>`
    WITH RECURSIVE stranded(id, sequence, kept, step) AS (
      SELECT i.id, i.sequence, i.duplicate_of_id, 1 FROM items i JOIN items k ON k.id = i.duplicate_of_id
      WHERE i.project_id = ${projectId}::uuid AND i.status = 'rejected' AND i.duplicate_of_id IS NOT NULL
        AND k.project_id = ${projectId}::uuid AND k.status = 'rejected' AND k.duplicate_of_id IS NULL
      UNION ALL
      SELECT i.id, i.sequence, i.duplicate_of_id, 1 FROM items i JOIN seeds k ON k.id = i.duplicate_of_id
      WHERE i.project_id = ${projectId}::uuid AND k.project_id = ${projectId}::uuid AND k.status = 'archived'
      UNION ALL
      SELECT i.id, i.sequence, i.duplicate_of_id, s.step + 1 FROM stranded s JOIN items i ON i.duplicate_of_id = s.id
      WHERE s.step < ${mostSteps}
    )
    SELECT counts.*, page.* FROM
      (SELECT count(*)::int AS count, (count(*) FILTER (WHERE step > 1))::int AS chained FROM stranded) counts
      LEFT JOIN (SELECT sequence, kept FROM stranded WHERE sequence > ${after}
        ORDER BY sequence LIMIT ${pageSize + 1}) page ON true
    ORDER BY page.sequence`;
  const page = found.filter((row) => row.sequence !== null).slice(0, pageSize);
  const names = await nameKept(
    db,
    page.map((row) => row.kept),
  );
  return {
    count: found[0]?.count ?? 0,
    chained: found[0]?.chained ?? 0,
    rows: page.map(({ sequence, kept }) => ({ number: Number(sequence), duplicateOf: names.get(kept) ?? null })),
    more: found.length > pageSize,
  };
}
