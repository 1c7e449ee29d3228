/** Up to this many tokens are sorted by insertion, which is faster for few. */
const few = 64;

/**
 * Sorts the `count` tokens of `source` from `from` on into `target` from `at` on, the highest number, which is the rarest, first.
 * O(count^2) time up to 64 tokens, then O(count log count).
 * @example sortRareFirst(new Int32Array([4, 9, 4]), 0, 3, target, 0) // target begins 9, 4, 4
 */
export function sortRareFirst(source: Int32Array, from: number, count: number, target: Int32Array, at: number): void {
  if (count > few) {
    const part = target.subarray(at, at + count);
    part.set(source.subarray(from, from + count));
    part.sort().reverse();
    return;
  }
  for (let k = 0; k < count; k++) {
    const token = source[from + k] as number;
    let place = at + k - 1;
    while (place >= at && (target[place] as number) < token) {
      target[place + 1] = target[place] as number;
      place--;
    }
    target[place + 1] = token;
  }
}
