import { db } from "#lib/platform/db.ts";

/** A project is at rest when no run of it works and nothing came or changed for so long. */
const restSeconds = 20;

/** One that never rests is looked at as rarely as this, and no more than a tenth of the time. */
const longestMinutes = 10;

/**
 * Ids of the projects that are due for a look at all tasks: something came or changed since the last one, and the project is at rest or
 * has not been for long. A project without items is not due, nor one that is archived. What is rejected makes none due.
 */
export async function listDueScans(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM projects p
    CROSS JOIN LATERAL (SELECT change_sequence, updated_at FROM items
      WHERE project_id = p.id ORDER BY change_sequence DESC LIMIT 1) item
    LEFT JOIN LATERAL (SELECT change_sequence, updated_at FROM seeds
      WHERE project_id = p.id ORDER BY change_sequence DESC LIMIT 1) seed ON true
    LEFT JOIN LATERAL (SELECT status, as_of, created_at, ended_at FROM similarity_scans
      WHERE project_id = p.id ORDER BY created_at DESC LIMIT 1) scan ON true
    WHERE p.archived_at IS NULL
      AND (scan.status IS NULL OR scan.status IN ('done', 'failed'))
      AND (scan.status IS NULL OR greatest(item.change_sequence, seed.change_sequence) > scan.as_of)
      AND (
        (greatest(item.updated_at, seed.updated_at) < now() - ${restSeconds} * interval '1 second'
          AND NOT EXISTS (SELECT FROM expansion_runs r WHERE r.project_id = p.id AND r.status = 'running'))
        OR COALESCE(scan.created_at, p.created_at)
          < now() - greatest(${longestMinutes} * interval '1 minute', 10 * (scan.ended_at - scan.created_at))
      )
    LIMIT 100`;
  return rows.map((row) => row.id);
}
