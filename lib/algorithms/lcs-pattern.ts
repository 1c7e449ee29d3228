import { countBits } from "./count-bits.ts";
import { grown } from "./near-duplicates/grown.ts";

/**
 * A token list made ready to be compared with many others by the length of their longest common subsequence.
 *
 * Tokens are integers from 0; a negative token of the pattern matches nothing. Each distinct token of the pattern has a row of bits that
 * marks its positions; row 0 is empty, for all others. Bit-parallel dynamic programming then takes one step a token of the other list:
 * `u = V & M; V = (V + u) | (V & ~M)`, V all ones at the start; the zeros of V at the end count the LCS. No step branches. A pattern of
 * up to 32 tokens takes one word, of up to 64 two, and a longer one as many as it needs; as u is part of V, the carry out of a word
 * is the top bit of `u | (V & ~sum)`.
 * Source: Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
 *
 * Cost: `prepare` O(m), `lengthWith` O(n m / 32) time; a byte for each token of the vocabulary, and 4 once a pattern was long.
 * @example
 * const pattern = new LcsPattern();
 * pattern.prepare(Int32Array.of(4, 7, 9), 0, 3, 10);
 * pattern.lengthWith(Int32Array.of(4, 9, 9), 0, 3); // 2
 */
export class LcsPattern {
  /** 32-bit words of a row. */
  words = 0;
  /** The row of each token of a pattern of up to 64 tokens. */
  rowOf = new Uint8Array(1024);
  /** Row after row, `words` words each. */
  rows = new Int32Array(2 * 65);
  #rowOfMany = new Int32Array(0);
  /** How often the token of each row stands in a long pattern, and how often it may still be met. */
  #counts = new Int32Array(0);
  #left = new Int32Array(0);
  #vector = new Int32Array(0);
  #tokens = new Int32Array(64);
  #length = 0;

  get bytes(): number {
    const arrays = [this.rowOf, this.rows, this.#rowOfMany, this.#counts, this.#left, this.#vector, this.#tokens];
    return arrays.reduce((sum, array) => sum + array.byteLength, 0);
  }

  /**
   * Takes `tokens[from]` to `tokens[to - 1]` as the pattern, in place of the one before.
   * @param vocabularySize above every token's number, in the pattern and in the lists that it is compared with
   */
  prepare(tokens: Int32Array, from: number, to: number, vocabularySize: number): void {
    this.#forget();
    const length = to - from;
    this.#length = length;
    this.#tokens = grown(this.#tokens, length);
    this.words = (length + 31) >>> 5;
    const many = this.words > 2;
    if (!many && this.rowOf.length < vocabularySize) this.rowOf = new Uint8Array((vocabularySize * 5) >> 2);
    if (many && this.#rowOfMany.length < vocabularySize) this.#rowOfMany = new Int32Array((vocabularySize * 5) >> 2);
    const rowOf = many ? this.#rowOfMany : this.rowOf;
    const { words } = this;
    let count = 0;
    if (this.rows.length < (length + 1) * words) this.rows = new Int32Array((length + 1) * words);
    const { rows } = this;
    if (many) {
      this.#counts = grown(this.#counts, length + 1).fill(0);
      this.#left = grown(this.#left, length + 1);
      this.#vector = grown(this.#vector, words);
    }
    for (let i = 0; i < length; i++) {
      const token = tokens[from + i] as number;
      this.#tokens[i] = token;
      if (token < 0) continue;
      let row = rowOf[token] as number;
      if (row === 0) {
        row = ++count;
        rowOf[token] = row;
        for (let w = 0; w < words; w++) rows[row * words + w] = 0;
      }
      const at = row * words + (i >>> 5);
      rows[at] = (rows[at] as number) | (1 << (i & 31));
      if (many) this.#counts[row] = (this.#counts[row] as number) + 1;
    }
    for (let w = 0; w < words; w++) rows[w] = 0;
  }

  /**
   * The length of the longest common subsequence of the pattern and `tokens[from]` to `tokens[to - 1]`.
   * @param least a length that matters: of a shorter one, any that is shorter than this may be told
   */
  lengthWith(tokens: Int32Array, from: number, to: number, least = 0): number {
    if (this.words === 1) return this.#lengthInOneWord(tokens, from, to);
    if (this.words === 2) return this.#lengthInTwoWords(tokens, from, to);
    return this.words === 0 || this.#lacks(tokens, from, to, least) ? 0 : this.#lengthInManyWords(tokens, from, to);
  }

  #lengthInOneWord(tokens: Int32Array, from: number, to: number): number {
    const { rowOf, rows } = this;
    let vector = -1;
    for (let k = from; k < to; k++) {
      const matches = rows[rowOf[tokens[k] as number] as number] as number;
      vector = (vector + (vector & matches)) | (vector & ~matches);
    }
    // Bits above the pattern's length never match, so they stay ones and count nothing.
    return countBits(~vector);
  }

  #lengthInTwoWords(tokens: Int32Array, from: number, to: number): number {
    const { rowOf, rows } = this;
    let low = -1;
    let high = -1;
    for (let k = from; k < to; k++) {
      const row = 2 * (rowOf[tokens[k] as number] as number);
      const matchesLow = rows[row] as number;
      const matchesHigh = rows[row + 1] as number;
      const u = low & matchesLow;
      const sum = (low + u) | 0;
      const carry = (u | (low & ~sum)) >>> 31;
      low = sum | (low & ~matchesLow);
      high = (high + (high & matchesHigh) + carry) | (high & ~matchesHigh);
    }
    return countBits(~low) + countBits(~high);
  }

  #lengthInManyWords(tokens: Int32Array, from: number, to: number): number {
    const { rows, words } = this;
    const rowOf = this.#rowOfMany;
    const vector = this.#vector.fill(-1, 0, words);
    for (let k = from; k < to; k++) {
      const row = rowOf[tokens[k] as number] as number;
      if (row === 0) continue;
      let carry = 0;
      for (let w = 0, at = row * words; w < words; w++, at++) {
        const matches = rows[at] as number;
        const v = vector[w] as number;
        const u = v & matches;
        const sum = (v + u + carry) | 0;
        carry = (u | (v & ~sum)) >>> 31;
        vector[w] = sum | (v & ~matches);
      }
    }
    let length = 0;
    for (let w = 0; w < words; w++) length += countBits(~(vector[w] as number));
    return length;
  }

  /** Whether fewer than `least` tokens of a list find one of the long pattern for themselves, in whatever order: O(m + n). */
  #lacks(tokens: Int32Array, from: number, to: number, least: number): boolean {
    const rowOf = this.#rowOfMany;
    const left = this.#left;
    left.set(this.#counts);
    let spare = to - from - least;
    for (let k = from; k < to && spare >= 0; k++) {
      const row = rowOf[tokens[k] as number] as number;
      const remaining = (left[row] as number) - 1;
      left[row] = remaining;
      if (remaining < 0) spare--;
    }
    return spare < 0;
  }

  #forget(): void {
    const rowOf = this.words > 2 ? this.#rowOfMany : this.rowOf;
    for (let i = 0; i < this.#length; i++) {
      const token = this.#tokens[i] as number;
      if (token >= 0) rowOf[token] = 0;
    }
  }
}
