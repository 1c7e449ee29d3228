import { wilsonInterval } from "./wilson-interval.ts";

/**
 * By how much one share is larger than another, of independent samples, with a 95 % interval made of the shares' Wilson intervals, which
 * holds for few trials and for shares near the ends. O(1).
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17 (1998), method 10.
 * @returns from -1 to 1; null where there is nothing to compare
 * @example shareDifference({ hits: 56, trials: 70 }, { hits: 48, trials: 80 }) // { value: 0.2, low: 0.0524, high: 0.3339 }
 */
export function shareDifference(
  one: { hits: number; trials: number },
  other: { hits: number; trials: number },
): { value: number; low: number; high: number } | null {
  if (one.trials === 0 || other.trials === 0) return null;
  const [p, q] = [one.hits / one.trials, other.hits / other.trials];
  const [a, b] = [wilsonInterval(one.hits, one.trials), wilsonInterval(other.hits, other.trials)];
  const value = p - q;
  return {
    value,
    low: value - Math.hypot(p - a.low, b.high - q),
    high: value + Math.hypot(a.high - p, q - b.low),
  };
}
