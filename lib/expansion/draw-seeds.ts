import { sampleWithoutRepeats, seededRandom } from "#lib/algorithms/random.ts";
import { weightedSample } from "#lib/algorithms/weighted-sample.ts";

/**
 * The seeds that a call shows: k different ones in random order, or all that may be drawn where there are fewer. They
 * follow from the run's seed of randomness, the call's number, the list in its order and the weights alone: not from when
 * or where the call is made.
 * @param seeds the run's seeds, each once, in the frozen order of the run
 * @param callNumber the call's number in its run
 * @param weights one for each seed: how likely it is drawn, 0 for never; none where all are as likely
 */
export function drawSeeds<T>(
  seeds: readonly T[],
  k: number,
  rngSeed: string,
  callNumber: number,
  weights: readonly number[] = [],
): T[] {
  // The number first: "1" and call 23 must not be "12" and call 3.
  const random = seededRandom(`${callNumber}:${rngSeed}`);
  // Where nothing is weighted, the draw is the one that runs had before there were weights.
  if (weights.every((weight) => weight === 1)) return sampleWithoutRepeats(seeds, k, random);
  return weightedSample(seeds, weights, k, random);
}
