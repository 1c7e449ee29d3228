import { randomUUID } from "node:crypto";
import type { Db } from "#lib/platform/db.ts";
import { callsWanted } from "../calls-wanted.ts";
import { dropReasons } from "../drop-reasons.ts";
import { maxCallsOf } from "../max-calls.ts";
import { type Draw, drawCalls } from "../queries/draw-calls.ts";
import { listFrozenSeeds, listTimesShown } from "../queries/run-seeds.ts";
import type { FrozenSeed } from "../seed-weights.ts";
import { dropPlannedCalls } from "./drop-planned-calls.ts";
import { type LockedRun, stopped } from "./lock-run.ts";

/**
 * Plans the calls that a running run wants now, each with what it shows drawn by the run's generator
 * and the call's number. Where the target is reached, or nothing is open and the most calls are made, the run ends.
 * @param run locked, with its counts as of now
 * @param frozen the run's seeds, where the caller has just frozen them in the same transaction
 * @returns ids of the new calls, for waking the workers after the commit
 */
export async function planCalls(tx: Db, run: LockedRun, frozen?: FrozenSeed[]): Promise<string[]> {
  if (run.status !== "running") return [];
  if (run.accepted >= run.target) {
    await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "finished", null) });
    await dropPlannedCalls(tx, run.id, dropReasons.targetReached, "expand");
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
    window: windowOf(run.settings),
    planned: run.lastCallNumber,
    maxCalls,
    open,
  });
  if (wanted === 0) {
    if (open === 0 && run.lastCallNumber >= maxCalls) {
      await tx.expansionRun.update({
        where: { id: run.id },
        data: stopped(run, "finished", `stopped after ${maxCalls} calls, short of its target`, "maxCalls"),
      });
    }
    return [];
  }
  const seeds = frozen ?? (await listFrozenSeeds(run.id, tx));
  const draws = await drawCalls(tx, run.projectId, run.settings, seeds, {
    first: run.lastCallNumber + 1,
    count: wanted,
    shown: run.settings.steering.rareFirst ? await listTimesShown(tx, run.id) : [],
  });
  const calls = draws.map(({ number, places, shownItems, steering }) => ({
    id: randomUUID(),
    number,
    seeds: places.flatMap((place) => seeds[place]?.revisionId ?? []),
    shownItems,
    steering,
  }));
  await insertCalls(tx, run, calls);
  await countPlanned(tx, run.id, draws);
  // Those of a batch are collected, not claimed one by one.
  return run.settings.delivery === "batch" ? [] : calls.map((call) => call.id);
}

/** Calls that wait for one batch at most. */
const batchWindow = 10_000;

/** Three times as many as may be under way at once: one part is out, one waits ready, and one is being settled. */
function windowOf({ delivery, concurrency }: LockedRun["settings"]): number {
  return delivery === "batch" ? batchWindow : 3 * concurrency;
}

type PlannedCall = Pick<Draw, "number" | "shownItems" | "steering"> & { id: string; seeds: string[] };

/** Writes calls down in one statement with one parameter for them all: a batch has thousands. */
async function insertCalls(tx: Db, run: LockedRun, calls: readonly PlannedCall[]): Promise<void> {
  await tx.$executeRaw`/* prepared: plan-calls */
    INSERT INTO calls (id, project_id, run_id, endpoint_id, model, number, purpose, status, seed_revision_ids, shown_items, steering)
    SELECT c.id, ${run.projectId}::uuid, ${run.id}::uuid, ${run.endpointId}::uuid, ${run.model}, c.number, 'expand', 'planned',
      c.seeds, c."shownItems", c.steering
    FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
      AS c (id uuid, number int, seeds uuid[], "shownItems" jsonb, steering jsonb)`;
}

/** Counts the calls and what they show, in one statement: admissions wait for it. The run's lock keeps others out. */
async function countPlanned(tx: Db, runId: string, draws: readonly Draw[]): Promise<void> {
  const times = new Map<number, number>();
  for (const { places } of draws) for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  await tx.$executeRaw`/* prepared: count-planned */
    WITH shown AS (
      UPDATE run_seeds SET shown = run_seeds.shown + counted.times
      FROM unnest(${[...times.keys()]}::int[], ${[...times.values()]}::int[]) AS counted (place, times)
      WHERE run_seeds.run_id = ${runId}::uuid AND run_seeds.position = counted.place
    )
    UPDATE expansion_runs SET last_call_number = last_call_number + ${draws.length} WHERE id = ${runId}::uuid`;
}
