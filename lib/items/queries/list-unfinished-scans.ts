import { db } from "#lib/platform/db.ts";

/** Ids of the looks that wait and that no worker is at: fresh ones, and those whose worker died. For the worker's sweep. */
export async function listUnfinishedScans(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM similarity_scans WHERE status IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
    ORDER BY created_at LIMIT 100`;
  return rows.map((row) => row.id);
}
