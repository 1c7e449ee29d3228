/** The score of every text of an index, by age (its key), and their mean, 0 where there are none. */
export type AllScores = { keys: Float64Array; scores: Float64Array; mean: number };

/** Puts scores in the order of their keys, which the mean is summed in. O(N log N) time. */
export function scoresByAge(keys: Float64Array, scores: Float64Array): AllScores {
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number));
  const sorted = Float64Array.from(order, (at) => scores[at] as number);
  let sum = 0;
  for (const score of sorted) sum += score;
  return {
    keys: Float64Array.from(order, (at) => keys[at] as number),
    scores: sorted,
    mean: sorted.length === 0 ? 0 : sum / sorted.length,
  };
}
