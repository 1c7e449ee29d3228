import { sampleWithoutRepeats, seededRandom } from "#lib/algorithms/random.ts";

/**
 * The seeds that a call shows: k different ones in random order, or all where there are fewer. They follow from the run's seed of
 * randomness, the call's number and the list in its order alone: not from when or where the call is made.
 * @param seedIds the run's seeds, each once, in the frozen order of the run
 * @param callNumber the call's number in its run
 */
export function drawSeeds(seedIds: readonly string[], k: number, rngSeed: string, callNumber: number): string[] {
  // The number first: "1" and call 23 must not be "12" and call 3.
  return sampleWithoutRepeats(seedIds, k, seededRandom(`${callNumber}:${rngSeed}`));
}
