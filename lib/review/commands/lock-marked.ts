import type { Db } from "#lib/platform/db.ts";

/** An item that a mark is about, locked: one that is set aside, or what stays in its place. */
export type LockedItem = { id: string; status: string; duplicateOfId: string | null; tags: string[] };

/**
 * Locks items until the transaction ends, in the order of their ids like everybody who locks more than one, so that two people who
 * resolve overlapping groups come one after another. As weak a lock as a decision's: leases may be made and dropped meanwhile.
 */
export async function lockItems(tx: Db, projectId: string, ids: readonly string[]): Promise<Map<string, LockedItem>> {
  const rows = await tx.$queryRaw<LockedItem[]>`
    SELECT id, status::text, duplicate_of_id AS "duplicateOfId", tags FROM items
    WHERE id = ANY(${[...new Set(ids)]}::uuid[]) AND project_id = ${projectId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether an item stands for itself: neither rejected nor set aside. */
export function stands(item: LockedItem | undefined): boolean {
  return item !== undefined && item.status !== "rejected" && item.duplicateOfId === null;
}

/** Stores what has become of the tags of items that are locked. */
export async function storeTags(tx: Db, changed: ReadonlyMap<string, readonly string[]>, now: Date): Promise<void> {
  if (changed.size === 0) return;
  const rows = [...changed].map(([id, tags]) => ({ id, tags }));
  await tx.$executeRaw`
    UPDATE items SET tags = ARRAY(SELECT jsonb_array_elements_text(r.tags)), updated_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, tags jsonb) WHERE items.id = r.id`;
}

/** The database's time, which is the same for all processes. */
export async function databaseTime(tx: Db): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  return clock?.now ?? new Date();
}
