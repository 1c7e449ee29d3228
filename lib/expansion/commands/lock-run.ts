import type { Db } from "#lib/platform/db.ts";
import type { CallPurpose } from "../queries/list-calls.ts";
import { type RunSettings, runSettings } from "../schema.ts";
import type { StopCode } from "../stop-code.ts";

/** A run's row, locked until the transaction ends. Whoever needs the project's row as well locks that one first. */
export async function lockRun(tx: Db, runId: string): Promise<LockedRun> {
  const run = (await lockRuns(tx, [runId])).get(runId);
  if (!run) throw new Error(`no run ${runId}`);
  return run;
}

/** The rows of several runs by id, locked in one order, so that no two transactions wait for each other. */
export async function lockRuns(tx: Db, runIds: string[]): Promise<Map<string, LockedRun>> {
  const rows = await tx.$queryRaw<(Omit<LockedRun, "settings"> & { settings: unknown })[]>`/* prepared: lock-runs */
    SELECT id, project_id AS "projectId", purpose::text, endpoint_id AS "endpointId", model, prompt_version AS "promptVersion", status::text, settings, target, accepted, rejected, malformed,
      rejected_by_rule AS "rejectedByRule", last_call_number AS "lastCallNumber", calls_settled AS "callsSettled",
      calls_failed AS "callsFailed", failures_in_a_row AS "failuresInARow", running_since AS "runningSince",
      ran_before_ms AS "ranBeforeMs", recent_outcomes AS "recentOutcomes",
      cancel_sequence AS "cancelSequence"
    FROM expansion_runs WHERE id = ANY(${runIds}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map((row) => [row.id, { ...row, settings: runSettings.parse(row.settings) }]));
}

/** A locked run. */
export type LockedRun = {
  id: string;
  projectId: string;
  purpose: CallPurpose;
  endpointId: string;
  model: string;
  /** The prompt's name and number, as people call it. */
  promptVersion: string;
  status: "running" | "paused" | "finished" | "cancelled" | "failed";
  settings: RunSettings;
  target: number;
  accepted: number;
  rejected: number;
  malformed: number;
  rejectedByRule: Record<string, number>;
  lastCallNumber: number;
  callsSettled: number;
  callsFailed: number;
  failuresInARow: number;
  runningSince: Date | null;
  ranBeforeMs: bigint;
  /** The latest candidates and malformed parts, oldest first: 1 got in, 0 did not. */
  recentOutcomes: string;
  /** The project's sequence at which it was cancelled. */
  cancelSequence: bigint | null;
};

/** Whether a run is over for good: nobody can resume it. */
export function hasEnded({ status }: Pick<LockedRun, "status">): boolean {
  return status === "finished" || status === "cancelled";
}

/**
 * The columns that change when a run stops running.
 * @param code where it stopped by itself
 */
export function stopped(
  run: LockedRun,
  status: "paused" | "finished" | "cancelled" | "failed",
  reason: string | null,
  code: StopCode | null = null,
) {
  const now = new Date();
  // It may have been set running by a machine whose clock is ahead.
  const ran = run.runningSince ? BigInt(Math.max(0, now.getTime() - run.runningSince.getTime())) : 0n;
  return {
    status,
    stopReason: reason,
    stopCode: code,
    runningSince: null,
    ranBeforeMs: run.ranBeforeMs + ran,
    updatedAt: now,
    endedAt: status === "paused" ? null : now,
  };
}
