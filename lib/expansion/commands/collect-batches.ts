import { randomUUID } from "node:crypto";
import { type Db, db } from "#lib/platform/db.ts";
import { log } from "#lib/platform/log.ts";
import type { CallPurpose } from "../queries/list-calls.ts";
import { lockRun } from "./lock-run.ts";

/** Calls in a batch at most. */
const mostCalls = 5_000;

/**
 * Makes batches of the calls that wait, for every run that hands them in as files and has no batch under way: one wave after
 * another, each as large as what the run wants by then. Classifications go on after their run's end.
 * @returns how many batches were made
 */
export async function collectBatches(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE runs_with_calls AS (
      (SELECT run_id FROM calls WHERE status IN ('planned', 'sent', 'answered') ORDER BY run_id LIMIT 1)
      UNION ALL
      SELECT (SELECT c.run_id FROM calls c WHERE c.status IN ('planned', 'sent', 'answered') AND c.run_id > o.run_id ORDER BY c.run_id LIMIT 1)
      FROM runs_with_calls o WHERE o.run_id IS NOT NULL
    )
    SELECT r.id FROM expansion_runs r WHERE r.id IN (SELECT run_id FROM runs_with_calls)
      AND r.settings ->> 'delivery' = 'batch' AND r.status IN ('running', 'finished')
      AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.run_id = r.id AND b.status IN ('preparing', 'submitted'))
      AND EXISTS (SELECT 1 FROM calls c WHERE c.run_id = r.id AND c.status = 'planned' AND (c.not_before IS NULL OR c.not_before <= now())
        AND (r.status = 'running' OR c.purpose = 'classify'))`;
  let made = 0;
  for (const { id } of due) {
    // One run of which no batch can be made must not hold up the others.
    made += await db
      .$transaction((tx) => collect(tx, id))
      .catch((error: unknown) => {
        log.error({ err: error, runId: id }, "calls could not be collected for a batch");
        return 0;
      });
  }
  return made;
}

type Group = { endpointId: string; model: string; purpose: CallPurpose; calls: number };

async function collect(tx: Db, runId: string): Promise<number> {
  const run = await lockRun(tx, runId);
  const under = await tx.batch.count({ where: { runId, status: { in: ["preparing", "submitted"] } } });
  if (under > 0 || (run.status !== "running" && run.status !== "finished")) return 0;
  const groups = await tx.$queryRaw<Group[]>`
    SELECT endpoint_id AS "endpointId", model, purpose::text, count(*)::int AS calls FROM calls
    WHERE run_id = ${runId}::uuid AND status = 'planned' AND (not_before IS NULL OR not_before <= now())
      AND (${run.status} = 'running' OR purpose = 'classify')
    GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`;
  const last = await tx.batch.aggregate({ where: { runId }, _max: { number: true } });
  let number = last._max.number ?? 0;
  let made = 0;
  for (const { endpointId, model, purpose, calls } of groups) {
    for (let left = calls; left > 0; left -= mostCalls) {
      const id = randomUUID();
      const data = { id, projectId: run.projectId, runId, endpointId, model, purpose };
      await tx.batch.create({ data: { ...data, number: ++number, status: "preparing", callCount: 0 } });
      // Leased for good, so that no claim takes its calls or their answers: they are the batch's until it lets them go.
      const count = await tx.$executeRaw`
        UPDATE calls SET status = 'batched', batch_id = ${id}::uuid, attempts = calls.attempts + 1, leased_by = ${`batch:${id}`},
          lease_until = now() + interval '100 years'
        FROM (SELECT c.id FROM calls c WHERE c.run_id = ${runId}::uuid AND c.endpoint_id = ${endpointId}::uuid AND c.model = ${model}
            AND c.purpose = ${purpose}::"CallPurpose" AND c.status = 'planned' AND (c.not_before IS NULL OR c.not_before <= now())
          ORDER BY c.number LIMIT ${mostCalls} FOR UPDATE SKIP LOCKED) mine
        WHERE calls.id = mine.id`;
      await tx.batch.update({ where: { id }, data: { callCount: count } });
      made++;
    }
  }
  return made;
}
