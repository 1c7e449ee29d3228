import type { Db } from "#lib/platform/db.ts";
import { type LockedRun, stopped } from "./lock-run.ts";

/** Calls that are handed in at once at most where a run's answers come by batch. */
const batchWindow = 10_000;

/**
 * Plans the calls that a run over items wants now: the next of its items, each with its text's version as of now, half as
 * many again as may be under way at once, so that a run over a million items never has a million calls waiting. When
 * each item's call is settled or has failed, the run ends, also where it was paused or had stopped meanwhile.
 * @param run locked, with its counts as of now
 * @returns ids of the new calls, for waking the workers after the commit
 */
export async function planItemCalls(tx: Db, run: LockedRun): Promise<string[]> {
  if (run.status === "finished" || run.status === "cancelled") return [];
  const through = run.callsSettled + run.callsFailed;
  if (through >= run.target) {
    await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "finished", null) });
    return [];
  }
  if (run.status !== "running") return [];
  const window = run.settings.delivery === "batch" ? batchWindow : 3 * run.settings.concurrency;
  const wanted = Math.min(window - (run.lastCallNumber - through), run.target - run.lastCallNumber);
  if (wanted <= 0) return [];
  // In one statement: a batch has thousands.
  const calls = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO calls (id, project_id, run_id, endpoint_id, model, number, purpose, status, seed_revision_ids, item_id, shown_items)
    SELECT gen_random_uuid(), ${run.projectId}::uuid, ${run.id}::uuid, ${run.endpointId}::uuid, ${run.model}, n.position + 1,
      ${run.purpose}::"CallPurpose", 'planned', '{}', i.id,
      jsonb_build_array(jsonb_build_object('itemId', i.id, 'version', i.version))
    FROM run_items n JOIN items i ON i.id = n.item_id
    WHERE n.run_id = ${run.id}::uuid AND n.position >= ${run.lastCallNumber} AND n.position < ${run.lastCallNumber + wanted}
    ORDER BY n.position RETURNING id`;
  await tx.expansionRun.update({ where: { id: run.id }, data: { lastCallNumber: { increment: wanted } } });
  // Those of a batch are collected, not claimed one by one.
  return run.settings.delivery === "batch" ? [] : calls.map((call) => call.id);
}
