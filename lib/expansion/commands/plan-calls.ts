import { randomUUID } from "node:crypto";
import type { Db } from "#lib/platform/db.ts";
import { callsWanted } from "../calls-wanted.ts";
import { drawSeeds } from "../draw-seeds.ts";
import { maxCallsOf } from "../max-calls.ts";
import { listRunSeedRevisions } from "../queries/run-seeds.ts";
import { dropPlannedCalls } from "./drop-planned-calls.ts";
import { type LockedRun, stopped } from "./lock-run.ts";

/**
 * Plans the calls that a running run wants now, each with its seeds drawn by the run's generator and the call's
 * number. Where the target is reached, or nothing is open and the most calls are made, the run ends.
 * @param run locked, with its counts as of now
 * @param frozen the run's seed revisions, where the caller has just frozen them in the same transaction
 * @returns ids of the new calls, for waking the workers after the commit
 */
export async function planCalls(tx: Db, run: LockedRun, frozen?: string[]): Promise<string[]> {
  if (run.status !== "running") return [];
  if (run.accepted >= run.target) {
    await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "finished", null) });
    await dropPlannedCalls(tx, run.id, "not needed: the target was reached", "expand");
    return [];
  }
  // Every call that was planned ends as settled or failed, and is counted as such in the same transaction.
  const open = run.lastCallNumber - run.callsSettled - run.callsFailed;
  const maxCalls = maxCallsOf(run.settings);
  const wanted = callsWanted({
    target: run.target,
    accepted: run.accepted,
    turnedAway: run.rejected + run.malformed,
    tasksPerCall: run.settings.tasksPerCall,
    concurrency: run.settings.concurrency,
    planned: run.lastCallNumber,
    maxCalls,
    open,
  });
  if (wanted === 0) {
    if (open === 0 && run.lastCallNumber >= maxCalls) {
      await tx.expansionRun.update({
        where: { id: run.id },
        data: stopped(run, "finished", `stopped after ${maxCalls} calls, short of its target`),
      });
    }
    return [];
  }
  const revisions = frozen ?? (await listRunSeedRevisions(run.id, tx));
  const calls = Array.from({ length: wanted }, (_, i) => {
    const number = run.lastCallNumber + 1 + i;
    return {
      id: randomUUID(),
      projectId: run.projectId,
      runId: run.id,
      endpointId: run.endpointId,
      model: run.model,
      number,
      purpose: "expand" as const,
      status: "planned" as const,
      seedRevisionIds: drawSeeds(revisions, run.settings.seedsPerPrompt, run.settings.rngSeed, number),
    };
  });
  await tx.call.createMany({ data: calls });
  await tx.expansionRun.update({ where: { id: run.id }, data: { lastCallNumber: { increment: wanted } } });
  return calls.map((call) => call.id);
}
