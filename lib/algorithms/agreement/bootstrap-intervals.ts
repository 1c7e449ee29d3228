import { seededRandom } from "../random.ts";
import type { Coefficient } from "./coefficient.ts";
import { drawResample } from "./draw-resample.ts";

/**
 * Between which values a coefficient lies with 95 % confidence, or why that cannot be said:
 * - `alike`: all resamples give the same value, as where nobody ever disagreed. That says nothing about how sure it is.
 * - `undefined`: the coefficient has no value here, or in more than half of the resamples.
 */
export type Interval = {
  /** How many resamples were drawn. */
  resamples: number;
  /** In how many of them the coefficient has no value; they are left out. */
  without: number;
} & ({ low: number; high: number; reason: null } | { low: null; high: null; reason: "alike" | "undefined" });

/** A coefficient as a function of how many items each pattern stands for. */
export type Statistic = (items: ArrayLike<number>) => Coefficient;

const usualResamples = 2_000;

/**
 * Bootstrap intervals of coefficients, 95 %, by percentiles: items are drawn with replacement as often as there are items, the
 * coefficients computed anew, and the middle 95 % of their values taken (2.5th to 97.5th percentile, interpolated). Items
 * are what is drawn, never single answers, which would pretend that answers to one item are independent. All coefficients
 * are computed on the same resamples. The same data and seed give the same intervals, on every platform.
 * Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 * O(resamples x patterns), whatever the number of items.
 * @param items how many items each pattern stands for
 */
export function bootstrapIntervals(
  items: readonly number[],
  statistics: readonly Statistic[],
  { resamples = usualResamples, seed = "agreement" }: { resamples?: number; seed?: string } = {},
): Interval[] {
  const random = seededRandom(seed);
  const drawn = new Float64Array(items.length);
  const values = statistics.map((statistic) => ({ statistic, defined: [] as number[] }));
  if (items.some((count) => count > 0)) {
    for (let n = 0; n < resamples; n++) {
      drawResample(items, random, drawn);
      for (const each of values) {
        const { value } = each.statistic(drawn);
        if (value !== null) each.defined.push(value);
      }
    }
  }
  return values.map(({ statistic, defined }) => {
    const drawnAndWithout = { resamples, without: resamples - defined.length };
    if (statistic(items).value === null || defined.length * 2 < resamples) {
      return { ...drawnAndWithout, low: null, high: null, reason: "undefined" };
    }
    const sorted = Float64Array.from(defined).sort();
    if (sorted[0] === sorted[sorted.length - 1]) return { ...drawnAndWithout, low: null, high: null, reason: "alike" };
    return { ...drawnAndWithout, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975), reason: null };
  });
}

/** Linear between the nearest ranks, as R's type 7 and NumPy have it. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
