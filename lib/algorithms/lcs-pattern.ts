import { countBits } from "./count-bits.ts";

const WORD = 32;

/**
 * A token list made ready to be compared with many others by the length of their longest common subsequence.
 *
 * Tokens are integers from 0; a negative token of the pattern matches nothing. Each distinct token of the pattern has a row of
 * bits that marks its positions. Bit-parallel dynamic programming then takes one step a token of the other list:
 * `u = V & M; V = (V + u) | (V & ~M)`, V all ones at the start; the zeros of V at the end count the LCS.
 * Source: Hyyrö, "Bit-parallel LCS-length computation revisited" (2004). V is an array of 32-bit words with a carry;
 * a pattern of up to 32 tokens takes one word and a loop of its own.
 *
 * Cost: `prepare` O(m), `lengthWith` O(n m / 32) time; O(vocabulary) memory, kept between patterns.
 * @example
 * const pattern = new LcsPattern();
 * pattern.prepare([4, 7, 9]);
 * pattern.lengthWith([4, 9, 9], 0, 3); // 2
 */
export class LcsPattern {
  /** The row of each token; 0 where the pattern does not have it. */
  #rowOf = new Int32Array(1024);
  /** Row after row, `#words` words each; row 0 stays empty. */
  #rows = new Int32Array(64);
  #vector = new Int32Array(1);
  #tokens: ArrayLike<number> = [];
  #words = 0;

  /** Takes a new pattern in place of the one before. `tokens` is read again at the next call: leave it unchanged until then. */
  prepare(tokens: ArrayLike<number>): void {
    for (let i = 0; i < this.#tokens.length; i++) {
      const token = this.#tokens[i] as number;
      if (token >= 0) this.#rowOf[token] = 0;
    }
    this.#tokens = tokens;
    let rows = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as number;
      if (token < 0) continue;
      if (token >= this.#rowOf.length) this.#growTo(token);
      if (this.#rowOf[token] === 0) this.#rowOf[token] = ++rows;
    }
    const words = (tokens.length + WORD - 1) >>> 5;
    this.#words = words;
    if (this.#vector.length < words) this.#vector = new Int32Array(words);
    const size = (rows + 1) * words;
    if (this.#rows.length < size) this.#rows = new Int32Array(size);
    else this.#rows.fill(0, 0, size);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as number;
      if (token < 0) continue;
      const at = (this.#rowOf[token] as number) * words + (i >>> 5);
      this.#rows[at] = (this.#rows[at] as number) | (1 << (i & 31));
    }
  }

  /** The length of the longest common subsequence of the pattern and `tokens[from]` to `tokens[to - 1]`. */
  lengthWith(tokens: ArrayLike<number>, from: number, to: number): number {
    if (this.#words === 1) return this.#lengthInOneWord(tokens, from, to);
    return this.#words === 0 ? 0 : this.#lengthInManyWords(tokens, from, to);
  }

  #lengthInOneWord(tokens: ArrayLike<number>, from: number, to: number): number {
    const rowOf = this.#rowOf;
    const rows = this.#rows;
    let vector = -1;
    for (let k = from; k < to; k++) {
      const token = tokens[k] as number;
      const matches = token < rowOf.length ? (rows[rowOf[token] as number] as number) : 0;
      const sum = (vector + (vector & matches)) | 0;
      vector = sum | (vector & ~matches);
    }
    // Bits above the pattern's length never match, so they stay ones and count nothing.
    return countBits(~vector);
  }

  #lengthInManyWords(tokens: ArrayLike<number>, from: number, to: number): number {
    const rowOf = this.#rowOf;
    const rows = this.#rows;
    const vector = this.#vector;
    const words = this.#words;
    vector.fill(-1, 0, words);
    for (let k = from; k < to; k++) {
      const token = tokens[k] as number;
      const row = token < rowOf.length ? (rowOf[token] as number) : 0;
      if (row === 0) continue;
      let carry = 0;
      for (let w = 0, at = row * words; w < words; w++, at++) {
        const matches = rows[at] as number;
        const v = vector[w] as number;
        const sum = (v >>> 0) + ((v & matches) >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        vector[w] = sum | 0 | (v & ~matches);
      }
    }
    let length = 0;
    for (let w = 0; w < words; w++) length += countBits(~(vector[w] as number));
    return length;
  }

  #growTo(token: number): void {
    const grown = new Int32Array(Math.max(token + 1, this.#rowOf.length * 2));
    grown.set(this.#rowOf);
    this.#rowOf = grown;
  }
}
