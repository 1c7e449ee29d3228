/** How a run stands, for planning. */
export type Progress = {
  target: number;
  accepted: number;
  /** Candidates and malformed parts that did not get in. */
  turnedAway: number;
  tasksPerCall: number;
  /** Calls that may wait or be under way at once. */
  window: number;
  /** Calls planned so far, and the most that there may be. */
  planned: number;
  maxCalls: number;
  /** Calls planned, under way or not yet settled. */
  open: number;
};

/**
 * How many calls to plan now: as many as the window has room for, but no more than the rest of the target is likely to
 * need at the acceptance seen so far, as every call past the target is money for nothing. The acceptance starts from a
 * guess of 3 in 4, worth ten candidates, and counts as at least 1 in 20.
 */
export function callsWanted(run: Progress): number {
  const missing = run.target - run.accepted;
  if (missing <= 0) return 0;
  const acceptance = Math.max(0.05, (run.accepted + 7.5) / (run.accepted + run.turnedAway + 10));
  const needed = Math.ceil(missing / (acceptance * run.tasksPerCall));
  return Math.max(0, Math.min(run.window - run.open, needed - run.open, run.maxCalls - run.planned));
}
