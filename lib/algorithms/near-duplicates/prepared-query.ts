import { LcsPattern } from "../lcs-pattern.ts";
import { grown } from "./grown.ts";
import { sortRareFirst } from "./sort-rare-first.ts";
import { tokenBit } from "./token-bit.ts";

/** The highest number, which stands for a token that no text has: rarer than any. */
const unknown = 0x7fffffff;

/** A text made ready for a search. Filled again for each query, so that a search makes nothing new. O(m log m) time. */
export class PreparedQuery {
  /** The number of tokens. */
  length = 0;
  /** The tokens, rare first; what no text has, first of all. */
  sorted = new Int32Array(64);
  /** The signature of the sorted tokens from each position on, in two words. */
  suffixes = new Int32Array(128);
  readonly pattern = new LcsPattern();
  #tokens = new Int32Array(64);

  get bytes(): number {
    return this.sorted.byteLength + this.suffixes.byteLength + this.#tokens.byteLength + this.pattern.bytes;
  }

  /**
   * Takes `tokens[from]` to `tokens[to - 1]` as the query; -1 is a token that no text has.
   * @param vocabularySize above every token's number, in the query and in the texts
   */
  prepare(tokens: Int32Array, from: number, to: number, vocabularySize: number): void {
    const length = to - from;
    this.length = length;
    this.pattern.prepare(tokens, from, to, vocabularySize);
    if (this.sorted.length < length) {
      this.sorted = grown(this.sorted, length);
      this.#tokens = new Int32Array(this.sorted.length);
      this.suffixes = new Int32Array(2 * this.sorted.length);
    }
    const { sorted, suffixes } = this;
    for (let i = 0; i < length; i++) {
      const token = tokens[from + i] as number;
      this.#tokens[i] = token < 0 ? unknown : token;
    }
    sortRareFirst(this.#tokens, 0, length, sorted, 0);
    let low = 0;
    let high = 0;
    for (let i = length - 1; i >= 0; i--) {
      const token = sorted[i] as number;
      if (token !== unknown) {
        const bit = tokenBit(token);
        if (bit < 32) low |= 1 << bit;
        else high |= 1 << bit;
      }
      suffixes[2 * i] = low;
      suffixes[2 * i + 1] = high;
    }
  }
}
