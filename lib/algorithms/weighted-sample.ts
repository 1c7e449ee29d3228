/**
 * k of the items in random order, no place of the list twice, each drawn with a chance in proportion to its weight among
 * those that are left; an item of weight 0 is never drawn. All items with a weight above 0 where there are fewer than k.
 *
 * Each item gets the key u^(1/w) of a random u in [0, 1), and the k greatest keys win, compared as log(u)/w, which is the
 * same order. Source: Efraimidis and Spirakis, "Weighted random sampling with a reservoir", Information Processing
 * Letters 97 (2006), algorithm A. O(n log n) time; one number is drawn from `random` for each item, whatever its weight.
 * @param weights one for each item, 0 or more
 * @example weightedSample(["a", "b", "c"], [1, 5, 0], 2, seededRandom("1")) // "a" and "b", "b" first five times in six
 */
export function weightedSample<T>(
  items: readonly T[],
  weights: readonly number[],
  k: number,
  random: () => number,
): T[] {
  const keyed: { item: T; key: number }[] = [];
  items.forEach((item, i) => {
    const u = random();
    const weight = weights[i] ?? 0;
    if (weight > 0) keyed.push({ item, key: Math.log(u) / weight });
  });
  // Equal keys stay in the order of the list.
  keyed.sort((a, b) => (a.key === b.key ? 0 : b.key - a.key));
  return keyed.slice(0, k).map(({ item }) => item);
}
