import { murmurHash3 } from "./murmur-hash-3.ts";
import { xoshiro128 } from "./xoshiro128.ts";

/**
 * A generator of numbers in [0, 1) that gives the same sequence for the same seed, on every platform and for ever: runs are
 * replayed by it. Multiples of 2^-53, made of 27 and 26 bits of two steps of xoshiro128**, whose state is MurmurHash3 of the
 * seed under the hash seeds 0 to 3. O(length of the seed) time to start, O(1) a number. Not for secrets.
 * @example
 * const random = seededRandom("run 7");
 * random(); // the same number each time
 */
export function seededRandom(seed: string): () => number {
  const next = xoshiro128([murmurHash3(seed, 0), murmurHash3(seed, 1), murmurHash3(seed, 2), murmurHash3(seed, 3)]);
  return () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };
}

/**
 * k of the items in random order, no place of the list twice; all of them where there are fewer than k.
 * Every ordered choice is equally likely. Source: the Fisher-Yates shuffle (Durstenfeld, 1964), stopped after k steps, with
 * only the moved places written down. O(k) time and memory; k numbers are drawn from `random`.
 * @example sampleWithoutRepeats(["a", "b", "c"], 2, seededRandom("1")) // two different letters, always the same two
 */
export function sampleWithoutRepeats<T>(items: readonly T[], k: number, random: () => number): T[] {
  const moved = new Map<number, number>();
  const sample: T[] = [];
  for (let i = 0; i < Math.min(k, items.length); i++) {
    const pick = i + Math.floor(random() * (items.length - i));
    sample.push(items[moved.get(pick) ?? pick] as T);
    moved.set(pick, moved.get(i) ?? i);
  }
  return sample;
}
