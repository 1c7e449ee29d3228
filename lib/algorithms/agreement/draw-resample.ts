import { drawBinomial } from "./draw-binomial.ts";

/**
 * Draws as many items as there are, with replacement, where items of one pattern cannot be told apart: how often each pattern comes is a
 * multinomial draw, made as one binomial after another of what is left. So a resample costs what patterns cost, not items.
 * @param items how many items each pattern stands for
 * @param into takes the drawn numbers, pattern by pattern
 */
export function drawResample(items: readonly number[], random: () => number, into: Float64Array): void {
  let size = 0;
  for (const count of items) size += count;
  let left = size;
  let toDraw = size;
  for (const [at, count] of items.entries()) {
    const drawn = left > 0 ? drawBinomial(toDraw, count / left, random) : 0;
    into[at] = drawn;
    toDraw -= drawn;
    left -= count;
  }
}
