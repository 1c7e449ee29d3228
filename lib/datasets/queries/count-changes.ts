import { db } from "#lib/platform/db.ts";
import type { VersionChanges } from "../schema.ts";

/** What changed from the version before to this one; null where there is none before. */
export async function countChanges(version: {
  id: string;
  projectId: string;
  number: number;
}): Promise<VersionChanges> {
  const before = await db.datasetVersion.findFirst({
    where: { projectId: version.projectId, number: { lt: version.number } },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  if (!before) return null;
  const [counts] = await db.$queryRaw<{ added: number; removed: number; changed: number }[]>`
    SELECT
      count(*) FILTER (WHERE older.item_id IS NULL)::int AS added,
      count(*) FILTER (WHERE newer.item_id IS NULL)::int AS removed,
      count(*) FILTER (WHERE (newer.item_version, newer.category) <> (older.item_version, older.category))::int AS changed
    FROM (SELECT * FROM dataset_version_items WHERE version_id = ${version.id}::uuid) newer
    FULL JOIN (SELECT * FROM dataset_version_items WHERE version_id = ${before.id}::uuid) older USING (item_id)`;
  return {
    since: before.number,
    added: counts?.added ?? 0,
    removed: counts?.removed ?? 0,
    changed: counts?.changed ?? 0,
  };
}
