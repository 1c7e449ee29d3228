import { countBits } from "../count-bits.ts";
import { rougeLFromLcs } from "../rouge-l-from-lcs.ts";
import { leastLcs } from "./least-lcs.ts";
import type { MatchSieve } from "./match-sieve.ts";
import type { PreparedQuery } from "./prepared-query.ts";
import { tokenBit } from "./token-bit.ts";
import type { TokenList } from "./token-list.ts";
import { type TextPlace, TokenTexts } from "./token-texts.ts";

/** The key of a text that was dropped. */
const gone = -1;

/**
 * The few newest texts of a growing index, which a search goes through one by one: the signature of each, and for what is left the LCS.
 * O(texts) time to find a key or to search.
 */
export class TextTail {
  readonly #texts = new TokenTexts();
  /** How many texts stand; those that were dropped keep their places. */
  size = 0;
  readonly #signatures: Int32Array;
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
    this.#signatures = new Int32Array(2 * room);
  }

  get isFull(): boolean {
    return this.#texts.size === this.#room;
  }

  get bytes(): number {
    return this.#texts.bytes + this.#signatures.byteLength;
  }

  add(key: number, list: TokenList): void {
    const at = this.#texts.size;
    let low = 0;
    let high = 0;
    for (let k = 0; k < list.length; k++) {
      const bit = tokenBit(list.tokens[k] as number);
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << bit;
    }
    this.#signatures[2 * at] = low;
    this.#signatures[2 * at + 1] = high;
    this.#texts.addList(key, list);
    this.size++;
  }

  /** Drops the text with the key, and tells whether it was there. */
  remove(key: number): boolean {
    const { keys, size } = this.#texts;
    for (let at = 0; at < size; at++) {
      if (keys[at] !== key) continue;
      keys[at] = gone;
      this.size--;
      return true;
    }
    return false;
  }

  /** The texts that stand. */
  *texts(): Generator<TextPlace> {
    const { size, keys, starts, tokens } = this.#texts;
    for (let at = 0; at < size; at++) {
      const key = keys[at] as number;
      if (key !== gone) yield { key, tokens, from: starts[at] as number, to: starts[at + 1] as number };
    }
  }

  clear(): void {
    this.#texts.clear();
    this.size = 0;
  }

  search(query: PreparedQuery, sieve: MatchSieve): void {
    const { size, keys, starts, tokens } = this.#texts;
    const { length: m, pattern } = query;
    const low = query.suffixes[0] as number;
    const high = query.suffixes[1] as number;
    for (let at = 0; at < size; at++) {
      const key = keys[at] as number;
      const start = starts[at] as number;
      const n = (starts[at + 1] as number) - start;
      const least = leastLcs(sieve.bound, m + n);
      if (key === gone || least > n || least > m) continue;
      const textLow = this.#signatures[2 * at] as number;
      const textHigh = this.#signatures[2 * at + 1] as number;
      if (countBits(textLow & ~low) + countBits(textHigh & ~high) > n - least) continue;
      if (countBits(low & ~textLow) + countBits(high & ~textHigh) > m - least) continue;
      const lcs = pattern.lengthWith(tokens, start, start + n, least);
      if (lcs < least) continue;
      sieve.offer(key, rougeLFromLcs(lcs, m, n));
      if (sieve.done) return;
    }
  }
}
