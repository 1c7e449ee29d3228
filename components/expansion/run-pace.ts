import type { RunProgress } from "#lib/expansion/run-view.ts";

/** Items a minute, over the time that the run has been running; null before it says anything. */
export function itemsPerMinute({ accepted, elapsedMs }: Pick<RunProgress, "accepted" | "elapsedMs">): number | null {
  return accepted === 0 || elapsedMs < 1000 ? null : (accepted / elapsedMs) * 60_000;
}

/** Milliseconds until the target at the rate so far; null where there is no rate, or the run does not run. */
export function timeLeftMs(progress: Pick<RunProgress, "accepted" | "elapsedMs" | "target" | "status">): number | null {
  const rate = itemsPerMinute(progress);
  if (rate === null || progress.status !== "running") return null;
  return (Math.max(0, progress.target - progress.accepted) / rate) * 60_000;
}

/** The progress with the items that a run over items has gone through in the place of those that an expansion accepted. */
export function asItems(progress: RunProgress): RunProgress {
  if (progress.purpose === "expand") return progress;
  return { ...progress, accepted: progress.calls.settled + progress.calls.failed };
}

/** Whether anything can still change, if only because somebody resumes it: such a run is watched. */
export function isUnderWay(progress: Pick<RunProgress, "status" | "calls" | "classifications">): boolean {
  const { status, calls } = progress;
  return (
    status === "running" ||
    status === "paused" ||
    status === "failed" ||
    calls.underWay > 0 ||
    stillClassifies(progress)
  );
}

/** Whether the run has its items and goes on with what categories they are of. */
export function stillClassifies({ status, classifications }: Pick<RunProgress, "status" | "classifications">): boolean {
  return status === "finished" && classifications > 0;
}

/**
 * The quarter of its target that a run has come to between two looks (0.25, 0.5, 0.75), or null where it is the same
 * one as before, or the target itself, which its status tells.
 */
export function quarterPassed(before: number, now: number, target: number): number | null {
  const quarter = Math.floor((4 * now) / target) / 4;
  return quarter > Math.floor((4 * before) / target) / 4 && quarter < 1 ? quarter : null;
}

/** What stands in the way of a running run's next calls: an endpoint that answers with errors, or one that has no room. */
export function whatHolds({ status, pace }: Pick<RunProgress, "status" | "pace">): "breaker" | "noRoom" | null {
  if (status !== "running" || pace === null) return null;
  if (pace.broken) return "breaker";
  return pace.blockedUntil === null ? null : "noRoom";
}

/** To how many calls at once a running run is slowed down, or null where it goes at its own pace. */
export function slowedTo({ status, pace }: Pick<RunProgress, "status" | "pace">, concurrency: number): number | null {
  const ceiling = pace?.ceiling ?? null;
  return status === "running" && ceiling !== null && ceiling < concurrency ? ceiling : null;
}
