import { db } from "#lib/platform/db.ts";

/** Ids of the resolutions that are not through: for the worker's sweep, which sends their job again. A job too many does no harm. */
export async function listUnfinishedResolutions(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM duplicate_resolutions WHERE status IN ('planning', 'applying', 'undoing')
    ORDER BY created_at LIMIT 100`;
  return rows.map((row) => row.id);
}
