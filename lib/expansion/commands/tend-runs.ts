import { db } from "#lib/platform/db.ts";
import { lockRun } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";

/**
 * What every beat looks after: running runs that have fewer calls open than they want (a process died between two
 * steps), and calls of stopped runs whose worker is gone (nobody will send them again).
 */
export async function tendRuns(): Promise<void> {
  await db.$executeRaw`
    UPDATE calls SET
      status = CASE WHEN r.status IN ('paused', 'failed') THEN 'planned'::"CallStatus" ELSE 'failed'::"CallStatus" END,
      error = 'the worker went away before an answer was recorded',
      settled_at = CASE WHEN r.status IN ('paused', 'failed') THEN NULL ELSE now() END,
      leased_by = NULL, lease_until = NULL
    FROM expansion_runs r
    WHERE r.id = calls.run_id AND calls.status = 'sent' AND calls.lease_until < now()
      AND (r.status IN ('paused', 'failed', 'cancelled') OR (r.status = 'finished' AND calls.purpose = 'expand'))`;
  const idle = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM expansion_runs r WHERE r.status = 'running' AND NOT EXISTS (
      SELECT 1 FROM calls c WHERE c.run_id = r.id AND c.purpose = 'expand' AND c.status IN ('planned', 'sent', 'answered'))`;
  for (const { id } of idle) {
    await db.$transaction(async (tx) => {
      const run = await lockRun(tx, id);
      if (
        await tx.call.count({
          where: { runId: id, purpose: "expand", status: { in: ["planned", "sent", "answered"] } },
        })
      )
        return;
      // Nothing is open, so whatever did not settle has failed, however it came to that.
      const callsFailed = run.lastCallNumber - run.callsSettled;
      if (callsFailed !== run.callsFailed) await tx.expansionRun.update({ where: { id }, data: { callsFailed } });
      await planCalls(tx, { ...run, callsFailed });
    });
  }
}
