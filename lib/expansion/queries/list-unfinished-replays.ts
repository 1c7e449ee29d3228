import { db } from "#lib/platform/db.ts";

/** Ids of the replays that wait and that no worker is at: fresh ones, and those whose worker died. For the worker's sweep. */
export async function listUnfinishedReplays(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM replays WHERE status IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
    ORDER BY created_at LIMIT 100`;
  return rows.map((row) => row.id);
}
