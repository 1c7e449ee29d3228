import type { Db } from "#lib/platform/db.ts";

/** A machine-written item that a call shows, in the version that it had when the call was planned. */
export type ShownItem = { itemId: string; version: number };

/**
 * Machine-written items of a project that nobody rejected, one for each share: the first at or after that share of the way
 * from the oldest to the newest. It looks each up by an index, so it costs the same in a project of a million.
 * @param shares in [0, 1)
 * @returns in the order of the shares; none where the project has no such item
 */
export async function pickShownItems(tx: Db, projectId: string, shares: readonly number[]): Promise<ShownItem[]> {
  if (shares.length === 0) return [];
  return tx.$queryRaw<ShownItem[]>`
    SELECT item.id AS "itemId", item.version
    FROM (
      SELECT min(sequence) AS low, max(sequence) AS high FROM items
      WHERE project_id = ${projectId}::uuid AND origin = 'call' AND status <> 'rejected'
    ) kept
    CROSS JOIN unnest(${shares}::float8[]) WITH ORDINALITY AS pick (share, place)
    CROSS JOIN LATERAL (
      SELECT id, version FROM items
      WHERE project_id = ${projectId}::uuid AND origin = 'call' AND status <> 'rejected'
        AND sequence >= kept.low + floor(pick.share * (kept.high - kept.low + 1))::bigint
      ORDER BY sequence LIMIT 1
    ) item
    ORDER BY pick.place`;
}
