import type { Db } from "#lib/platform/db.ts";
import { type ComparedTask, comparedText } from "../compared-text.ts";
import type { TextChange } from "../near-duplicates/held-index.ts";

/** Changes read at once. */
export const changesAtOnce = 5_000;

/** Texts of a project that came, went or changed after a number of its sequence, in the order of their last changes: a page of them. */
export async function readChanges(tx: Db, projectId: string, after: number): Promise<TextChange[]> {
  type Row = ComparedTask & { archived: boolean; key: bigint; change: bigint };
  const rows = await tx.$queryRaw<Row[]>`/* prepared: catch-up */
    (SELECT origin::text, instruction, input, false AS archived, sequence AS key, change_sequence AS change FROM items
      WHERE project_id = ${projectId}::uuid AND change_sequence > ${after}::bigint ORDER BY change_sequence LIMIT ${changesAtOnce})
    UNION ALL
    (SELECT 'seed', instruction, input, status = 'archived', sequence, change_sequence FROM seeds
      WHERE project_id = ${projectId}::uuid AND change_sequence > ${after}::bigint ORDER BY change_sequence LIMIT ${changesAtOnce})
    ORDER BY change LIMIT ${changesAtOnce}`;
  return rows.map(({ archived, key, change, ...task }) => ({
    sequence: Number(change),
    key: Number(key),
    text: archived ? null : comparedText(task),
  }));
}

/** The project's sequence, and how many texts stand in it, about. */
export async function measureTexts(tx: Db, projectId: string): Promise<{ sequence: number; size: number }> {
  const [row] = await tx.$queryRaw<{ sequence: bigint; size: bigint }[]>`
    SELECT sequence, (SELECT count(*) FROM items WHERE project_id = p.id) + (SELECT count(*) FROM seeds
      WHERE project_id = p.id AND status <> 'archived') AS size
    FROM projects p WHERE id = ${projectId}::uuid`;
  if (!row) throw new Error(`no project ${projectId}`);
  return { sequence: Number(row.sequence), size: Number(row.size) };
}
