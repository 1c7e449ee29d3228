import type { CallPurpose } from "./queries/list-calls.ts";
import type { RunSettings } from "./schema.ts";
import type { StopCode } from "./stop-code.ts";

/** How a run stands. */
export type RunStatus = "running" | "paused" | "finished" | "cancelled" | "failed";

/** What a run cost so far, in US dollars. */
export type RunMoney = {
  spent: number;
  /** Set aside for attempts under way. */
  reserved: number;
  /** Null is no limit. */
  cap: number | null;
  attempts: number;
  /** Attempts of a model that had no price: they are not counted in `spent`. */
  unpriced: number;
};

/** How fast the run's endpoint and model may be asked, by all runs together. */
export type RunPace = {
  /** Requests at once that it bears, as found; null while it never refused one. */
  ceiling: number | null;
  /** It answers with errors, and is asked only now and then whether it is back. */
  broken: boolean;
  /** Nothing is sent before; null where nothing is in the way. */
  blockedUntil: string | null;
  /** Why, in the provider's words. */
  reason: string | null;
};

/** What changes while a run runs: sent to the page as it does. Plain JSON. */
export type RunProgress = {
  /** What its calls are for. */
  purpose: CallPurpose;
  status: RunStatus;
  /** Why it stopped by itself. */
  stopCode: StopCode | null;
  /** What the provider said to it; of runs from before codes, why it stopped in our words. */
  stopReason: string | null;
  /** Calls that failed since the last one that succeeded. */
  failuresInARow: number;
  /** Null while nothing is known of it. */
  pace: RunPace | null;
  /** Milliseconds until something is sent again; null where nothing is in the way. */
  retryInMs: number | null;
  target: number;
  accepted: number;
  rejected: number;
  malformed: number;
  rejectedByRule: Record<string, number>;
  calls: { planned: number; underWay: number; settled: number; failed: number };
  /** Calls still to come that classify its items: they go on where the run has reached its target. */
  classifications: number;
  promptTokens: number;
  completionTokens: number;
  money: RunMoney;
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
  /** The calls after which it ends whatever it has. */
  maxCalls: number;
  seedCount: number;
  startedBy: string;
  createdAt: Date;
  endedAt: Date | null;
  progress: RunProgress;
};
