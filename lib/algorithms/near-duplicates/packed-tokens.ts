import { grown } from "./grown.ts";
import { mixed } from "./mixed.ts";

/** Set in a packed word that another one follows. */
export const more = 1 << 30;

/**
 * Tokens numbered from 0, each packed into one or more words of 30 bits, of which all but the last have `more` set.
 *
 * The first word of a token stands in an open-addressed hash table (linear probing; Knuth, "The Art of Computer Programming" 3, 6.4) beside the
 * token's number, so a token of one word is found in one place; the further words stand one token after another.
 * O(words) time a token; 8 bytes in the table at a load of a quarter to a half, and 4 to 8 further bytes a token.
 * @example
 * const tokens = new PackedTokens();
 * tokens.numberOfShort(42, true); // 0
 * tokens.numberOfShort(42, false); // 0
 * tokens.numberOfShort(43, false); // -1
 */
export class PackedTokens {
  size = 0;
  /** Pairs of a token's first word and its number + 1; 0 where the place is free. */
  #table = new Int32Array(2 * 1024);
  /** The further words of token t: `#rest[#restStart[t]]` to `#rest[#restStart[t + 1] - 1]`. */
  #rest = new Int32Array(64);
  #restStart = new Int32Array(256);
  /** The words of the long token that is being read. */
  #word = new Int32Array(8);

  get bytes(): number {
    return this.#table.byteLength + this.#rest.byteLength + this.#restStart.byteLength + this.#word.byteLength;
  }

  /** Sets a word of the long token that is being read, but its last; 0 is the first. */
  put(at: number, word: number): void {
    if (at === this.#word.length) this.#word = grown(this.#word, at + 1);
    this.#word[at] = word;
  }

  /** The number of the token of one word; a new one gets the next number (`intern`) or is -1. */
  numberOfShort(packed: number, intern: boolean): number {
    const table = this.#table;
    const mask = table.length / 2 - 1;
    let place = mixed(packed) & mask;
    for (;;) {
      const number = table[2 * place + 1] as number;
      if (number === 0) return intern ? this.#intern(place, packed, 0) : -1;
      if (table[2 * place] === packed) return number - 1;
      place = (place + 1) & mask;
    }
  }

  /** The number of the token whose words are the first `count` that were put, and `last`. */
  numberOfLong(last: number, count: number, intern: boolean): number {
    this.put(count, last);
    const word = this.#word;
    const rest = this.#rest;
    const table = this.#table;
    const mask = table.length / 2 - 1;
    const first = word[0] as number;
    const hash = hashOfLong(first, word, 1, count + 1);
    let place = hash & mask;
    search: for (;;) {
      const number = table[2 * place + 1] as number;
      if (number === 0) return intern ? this.#intern(place, first, count) : -1;
      if (table[2 * place] === first) {
        const start = this.#restStart[number - 1] as number;
        if ((this.#restStart[number] as number) - start === count) {
          for (let k = 0; k < count; k++)
            if (rest[start + k] !== word[k + 1]) {
              place = (place + 1) & mask;
              continue search;
            }
          return number - 1;
        }
      }
      place = (place + 1) & mask;
    }
  }

  /** Gives each token a new number: `newNumbers[old]`, a permutation. */
  renumber(newNumbers: Int32Array): void {
    const { size } = this;
    const oldRest = this.#rest;
    const oldStart = this.#restStart;
    const oldNumbers = new Int32Array(size);
    for (let old = 0; old < size; old++) oldNumbers[newNumbers[old] as number] = old;
    this.#rest = new Int32Array(oldRest.length);
    this.#restStart = new Int32Array(oldStart.length);
    let end = 0;
    for (let number = 0; number < size; number++) {
      const old = oldNumbers[number] as number;
      for (let at = oldStart[old] as number; at < (oldStart[old + 1] as number); at++)
        this.#rest[end++] = oldRest[at] as number;
      this.#restStart[number + 1] = end;
    }
    const table = this.#table;
    for (let at = 1; at < table.length; at += 2) {
      if (table[at] !== 0) table[at] = (newNumbers[(table[at] as number) - 1] as number) + 1;
    }
  }

  /** The words of one token after another; `more` is set in all words of a token but the last. */
  save(): Uint8Array {
    const firsts = new Int32Array(this.size);
    for (let at = 0; at < this.#table.length; at += 2) {
      const number = (this.#table[at + 1] as number) - 1;
      if (number >= 0) firsts[number] = this.#table[at] as number;
    }
    const packed = new Int32Array(this.size + (this.#restStart[this.size] as number));
    let end = 0;
    for (let number = 0; number < this.size; number++) {
      packed[end++] = firsts[number] as number;
      for (let at = this.#restStart[number] as number; at < (this.#restStart[number + 1] as number); at++) {
        packed[end++] = this.#rest[at] as number;
      }
    }
    return new Uint8Array(packed.buffer);
  }

  static load(packed: Uint8Array): PackedTokens {
    const tokens = new PackedTokens();
    const words = new Int32Array(packed.slice().buffer);
    for (let at = 0; at < words.length; ) {
      const first = words[at++] as number;
      if ((first & more) === 0) {
        tokens.numberOfShort(first, true);
        continue;
      }
      tokens.put(0, first);
      let count = 1;
      while (((words[at] as number) & more) !== 0) tokens.put(count++, words[at++] as number);
      tokens.numberOfLong(words[at++] as number, count, true);
    }
    return tokens;
  }

  /** Numbers a token whose first word has its place and whose further words are `#word[1]` to `#word[count]`. */
  #intern(place: number, first: number, count: number): number {
    const number = this.size++;
    this.#table[2 * place] = first;
    this.#table[2 * place + 1] = number + 1;
    const end = this.#restStart[number] as number;
    this.#rest = grown(this.#rest, end + count);
    for (let k = 0; k < count; k++) this.#rest[end + k] = this.#word[k + 1] as number;
    this.#restStart = grown(this.#restStart, this.size + 1);
    this.#restStart[this.size] = end + count;
    if (4 * this.size > this.#table.length) this.#double();
    return number;
  }

  #double(): void {
    const old = this.#table;
    const table = new Int32Array(2 * old.length);
    const mask = table.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      const first = old[at] as number;
      const number = old[at + 1] as number;
      if (number === 0) continue;
      const start = this.#restStart[number - 1] as number;
      const end = this.#restStart[number] as number;
      let place = (start === end ? mixed(first) : hashOfLong(first, this.#rest, start, end)) & mask;
      while (table[2 * place + 1] !== 0) place = (place + 1) & mask;
      table[2 * place] = first;
      table[2 * place + 1] = number;
    }
    this.#table = table;
  }
}

function hashOfLong(first: number, words: Int32Array, from: number, to: number): number {
  let hash = mixed(first);
  for (let k = from; k < to; k++) hash = mixed(hash ^ (words[k] as number));
  return hash;
}
