import type { Db } from "#lib/platform/db.ts";
import type { LockedRun } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";
import { planItemCalls } from "./plan-item-calls.ts";

/**
 * Plans the calls that a run wants now, or ends it where it is through, by what it is for.
 * @param run locked, with its counts as of now
 * @returns ids of the new calls, for waking the workers after the commit
 */
export async function planRun(tx: Db, run: LockedRun): Promise<string[]> {
  return run.purpose === "expand" ? planCalls(tx, run) : planItemCalls(tx, run);
}
