import type { RunSettings } from "./schema.ts";

/** How a run stands. */
export type RunStatus = "running" | "paused" | "finished" | "cancelled" | "failed";

/** What changes while a run runs: sent to the page as it does. Plain JSON. */
export type RunProgress = {
  status: RunStatus;
  /** Why it stopped, in the provider's or our words. */
  stopReason: string | null;
  target: number;
  accepted: number;
  rejected: number;
  malformed: number;
  rejectedByRule: Record<string, number>;
  calls: { planned: number; underWay: number; settled: number; failed: number };
  promptTokens: number;
  completionTokens: number;
  /** Time that it has been running, pauses left out, in milliseconds. */
  elapsedMs: number;
  /** Words of the call that failed last and waits for another attempt. */
  lastError: string | null;
};

/** A run as its page shows it. */
export type RunView = {
  number: number;
  endpointName: string;
  model: string;
  /** The endpoint is the practice model that the environment names. */
  practice: boolean;
  promptVersion: string;
  settings: RunSettings;
  seedCount: number;
  startedBy: string;
  createdAt: Date;
  endedAt: Date | null;
  progress: RunProgress;
};

/** Items a minute, over the time that the run has been running; null before it says anything. */
export function itemsPerMinute({ accepted, elapsedMs }: Pick<RunProgress, "accepted" | "elapsedMs">): number | null {
  return accepted === 0 || elapsedMs < 1000 ? null : (accepted / elapsedMs) * 60_000;
}

/** Milliseconds until the target at the rate so far; null where there is no rate, or nothing left. */
export function timeLeftMs(progress: Pick<RunProgress, "accepted" | "elapsedMs" | "target" | "status">): number | null {
  const rate = itemsPerMinute(progress);
  if (rate === null || progress.status !== "running") return null;
  return (Math.max(0, progress.target - progress.accepted) / rate) * 60_000;
}
