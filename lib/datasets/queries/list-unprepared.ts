import { db } from "#lib/platform/db.ts";

/**
 * Ids of the versions that wait for their preparation and that no worker is at: fresh ones, and those whose worker
 * died. For the worker's sweep, which sends their job again; a job too many does no harm.
 */
export async function listUnpreparedDatasets(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM dataset_versions
    WHERE status = 'preparing' AND (lease_until IS NULL OR lease_until < now())
    ORDER BY created_at LIMIT 100`;
  return rows.map((row) => row.id);
}
