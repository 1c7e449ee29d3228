import type { RunSettings } from "./schema.ts";

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
