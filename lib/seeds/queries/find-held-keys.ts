import type { Db } from "#lib/platform/db.ts";
import type { KeyedRow } from "../import/sort-rows.ts";

/** Numbers of the project's seeds, archived ones included, that are the same task as one of the rows, by key. */
export async function findHeldKeys(tx: Db, projectId: string, rows: KeyedRow[]): Promise<Map<string, number>> {
  const keys = rows.flatMap((row) => (row.problem === undefined ? [row.key] : []));
  const held = await tx.$queryRaw<{ key: string; number: number }[]>`
    SELECT exact_key AS key, min(number) AS number FROM seeds
    WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${keys}) GROUP BY exact_key`;
  return new Map(held.map(({ key, number }) => [key, number]));
}
