/**
 * The pseudo-random generator xoshiro128** 1.1: a function that gives the next 32-bit number, 0 to 2^32 - 1, of the sequence that four
 * 32-bit words of state begin. Period 2^128 - 1; not for secrets. The same on every platform: integer arithmetic only.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021), reference code xoshiro128starstar.c.
 * A state of four zeros, from which it could never leave, is taken as 0, 0, 0, 1. O(1) time a number.
 * @example xoshiro128([1, 2, 3, 4])() // 11520
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  if ((a | b | c | d) === 0) d = 1;
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}
