import type { RunSettings } from "./schema.ts";

/** The latest outcomes with more of them added, oldest first, cut to the window: 1 got in, 0 did not. */
export function addOutcomes(recent: string, outcomes: string, { window }: RunSettings["stopBelow"]): string {
  return (recent + outcomes).slice(-window);
}

/** The share of a full window that got in, where that is less than the run's limit; else null. */
export function shareBelowLimit(recent: string, { enabled, share, window }: RunSettings["stopBelow"]): number | null {
  if (!enabled || recent.length < window) return null;
  let accepted = 0;
  for (const outcome of recent) if (outcome === "1") accepted++;
  return accepted < share * window ? accepted / window : null;
}
