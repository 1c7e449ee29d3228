import type { Db } from "#lib/platform/db.ts";
import { type RunSettings, runSettings } from "../schema.ts";

/** A run's row, locked until the transaction ends. Whoever needs the project's row as well locks that one first. */
export async function lockRun(tx: Db, runId: string) {
  await tx.$queryRaw`SELECT id FROM expansion_runs WHERE id = ${runId}::uuid FOR UPDATE`;
  const run = await tx.expansionRun.findUniqueOrThrow({ where: { id: runId } });
  return { ...run, settings: runSettings.parse(run.settings) as RunSettings };
}

/** A locked run. */
export type LockedRun = Awaited<ReturnType<typeof lockRun>>;

/** The columns that change when a run stops running. */
export function stopped(run: LockedRun, status: "paused" | "finished" | "cancelled" | "failed", reason: string | null) {
  const now = new Date();
  const ran = run.runningSince ? BigInt(now.getTime() - run.runningSince.getTime()) : 0n;
  return {
    status,
    stopReason: reason,
    runningSince: null,
    ranBeforeMs: run.ranBeforeMs + ran,
    updatedAt: now,
    endedAt: status === "paused" ? null : now,
  };
}
