import type { Db } from "#lib/platform/db.ts";

/** A seed or an item, by its id and by the number that people call it by. */
export type TaskName = { of: "seed" | "item"; id: string; number: number };

/** The project's seeds and items of these keys. One query, however many there are. */
export async function findByKeys(tx: Db, projectId: string, keys: readonly number[]): Promise<Map<number, TaskName>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<(TaskName & { key: bigint })[]>`
    SELECT 'item' AS of, id, sequence AS key, sequence::float8 AS number FROM items
    WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])
    UNION ALL
    SELECT 'seed', id, sequence, number FROM seeds
    WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])`;
  return new Map(rows.map(({ key, ...name }) => [Number(key), name]));
}
