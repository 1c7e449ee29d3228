/**
 * A 32-bit word with its bits mixed, so that each depends on all: the finalizer of MurmurHash3 (Appleby, 2011). No two words give the
 * same. O(1) time.
 * @example mixed(1) // 1364076727
 */
export function mixed(word: number): number {
  let x = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
