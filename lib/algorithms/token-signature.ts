/** A set of tokens hashed into 64 bits, as two 32-bit words. */
export type TokenSignature = { low: number; high: number };

/**
 * A 64-bit signature of which tokens a list holds: each token sets one bit, chosen by a multiplicative hash of its number (Knuth, "The
 * Art of Computer Programming" 3, 6.4). A bit that one list has and another has not proves a token that the other lacks, so
 * `countBits` of the difference bounds from below how many tokens of the one find no partner. Negative tokens set no bit. O(n) time.
 * @example tokenSignature([0]) // { low: 0, high: 128 }
 */
export function tokenSignature(tokens: ArrayLike<number>): TokenSignature {
  let low = 0;
  let high = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as number;
    if (token < 0) continue;
    const bit = Math.imul(token + 1, 0x9e3779b1) >>> 26;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { low, high };
}
