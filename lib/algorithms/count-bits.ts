/**
 * How many bits of a 32-bit integer are set (its population count), 0 to 32.
 * Source: Warren, "Hacker's Delight" (2nd ed., 2012), 5-1: sums of neighbouring 1, 2 and 4 bit fields. O(1) time.
 * @example countBits(0b1011) // 3
 */
export function countBits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

/**
 * How many bits of two 32-bit integers are set together, 0 to 64: as `countBits`, with the words joined half-way. O(1) time.
 * @example countBitsOfTwo(0b1011, 0b1) // 4
 */
export function countBitsOfTwo(word: number, other: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  const y = other - ((other >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333) + (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  x = (x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f);
  return Math.imul(x, 0x01010101) >>> 24;
}
