import { db } from "#lib/platform/db.ts";
import { log } from "#lib/platform/log.ts";
import { dropReasons } from "../drop-reasons.ts";
import { lockRun } from "./lock-run.ts";
import { planRun } from "./plan-run.ts";
import { closeAbandoned } from "./reserve-attempts.ts";

/**
 * What every beat looks after: running runs that have no call open (a process died between two steps), calls of stopped
 * runs whose worker is gone, money set aside that nobody will use, and calls that were put back for another attempt when their run had ended: nobody will
 * send those again.
 */
export async function tendRuns(): Promise<void> {
  await db.$executeRaw`
    UPDATE calls SET
      status = CASE WHEN r.status IN ('paused', 'failed') THEN 'planned'::"CallStatus" ELSE 'failed'::"CallStatus" END,
      error = CASE WHEN calls.status = 'sent' THEN 'the worker went away before an answer was recorded'
        ELSE COALESCE(calls.error, ${dropReasons.ended}) END,
      settled_at = CASE WHEN r.status IN ('paused', 'failed') THEN NULL ELSE now() END,
      leased_by = NULL, lease_until = NULL
    FROM expansion_runs r
    WHERE r.id = calls.run_id AND (
      (calls.status = 'sent' AND calls.lease_until < now() AND r.status IN ('paused', 'failed'))
      OR ((calls.status = 'planned' OR (calls.status = 'sent' AND calls.lease_until < now()))
        AND (r.status = 'cancelled' OR (r.status = 'finished' AND calls.purpose = r.purpose))))
      AND calls.status IN ('planned', 'sent')`;
  await closeAbandoned();
  const idle = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM expansion_runs r WHERE r.status = 'running' AND NOT EXISTS (
      SELECT 1 FROM calls c WHERE c.run_id = r.id AND c.purpose = r.purpose AND c.status IN ('planned', 'sent', 'answered'))
      -- Calls of batches are in no index of open ones, and a run may have made many others.
      AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.run_id = r.id AND b.purpose = r.purpose AND b.status IN ('preparing', 'submitted'))`;
  for (const { id } of idle) {
    // One run that cannot be tended must not hold up the others.
    await planAgain(id).catch((error: unknown) => log.error({ err: error, runId: id }, "a run could not be tended"));
  }
}

async function planAgain(id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    const open = await tx.call.count({
      where: { runId: id, purpose: run.purpose, status: { in: ["planned", "sent", "batched", "answered"] } },
    });
    if (open > 0) return;
    // Nothing is open, so whatever did not settle has failed, however it came to that.
    const callsFailed = run.lastCallNumber - run.callsSettled;
    if (callsFailed !== run.callsFailed) await tx.expansionRun.update({ where: { id }, data: { callsFailed } });
    await planRun(tx, { ...run, callsFailed });
  });
}
