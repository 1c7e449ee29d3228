import { BestMatches, type Match } from "../best-matches.ts";
import type { MatchSieve } from "./match-sieve.ts";
import { PreparedQuery } from "./prepared-query.ts";
import { searchPostings } from "./search-postings.ts";
import { lengthOf, type StaticIndex, tokensOf } from "./static-index.ts";
import { Visits } from "./visits.ts";

/** What becomes of a text's pairs after one: `next` goes on, `skip` leaves out the text's further ones, `stop` ends the join. */
export type AfterPair = "next" | "skip" | "stop";

/** Which pairs: those that score above the threshold (`strict`), or at or above it. */
export type PairThreshold = { threshold: number; strict: boolean };

/**
 * Compares the texts of a static index with each other: each text is looked up among those in the slots before it. Several joins can
 * work on one index, in threads of their own: what they write on is theirs (2 bytes a text).
 * @example
 * const join = new SlotJoin(index);
 * join.pairs(0, index.keys.length, { threshold: 0.7, strict: true }, (key, other, score) => "next");
 */
export class SlotJoin {
  readonly #index: StaticIndex;
  readonly #visits: Visits;
  readonly #query = new PreparedQuery();

  constructor(index: StaticIndex) {
    this.#index = index;
    this.#visits = new Visits(index.keys.length);
  }

  /**
   * Tells the pairs of the texts in slots `from` to `to - 1` with those in all slots before theirs, so that ranges side by side tell each
   * pair of the index once, in an order that is always the same. Later slots have longer texts and more before them: they take longer.
   * @param onPair gets the keys of the two texts, the one whose pairs are told first, and their score
   * @returns whether the range was gone through to its end
   */
  pairs(
    from: number,
    to: number,
    { threshold, strict }: PairThreshold,
    onPair: (key: number, other: number, score: number) => AfterPair,
  ): boolean {
    const sieve = new PairSieve(threshold, strict, onPair);
    for (let slot = Math.max(from, this.#index.firstSlot[1] ?? 0); slot < to; slot++) {
      const length = this.#prepare(slot);
      sieve.begin(this.#index.keys[slot] as number);
      searchPostings(this.#index, this.#query, this.#visits, sieve, { slot, length });
      if (sieve.stopped) return false;
    }
    return true;
  }

  /**
   * The k other texts most similar to the one in a slot: score descending, the older first of equals.
   * @param skip keys that do not count
   */
  nearest(slot: number, k: number, skip: (key: number) => boolean = () => false): Match[] {
    this.#prepare(slot);
    const wanted = { threshold: 0, strict: true, except: this.#index.keys[slot] as number };
    const best = new BestMatches(k, wanted);
    searchPostings(this.#index, this.#query, this.#visits, new SkippingSieve(best, skip));
    return best.matches();
  }

  #prepare(slot: number): number {
    const index = this.#index;
    const length = lengthOf(index, slot);
    const start = tokensOf(index, slot, length);
    this.#query.prepare(index.tokens, start, start + length, index.firstPosting.length - 1);
    return length;
  }
}

class PairSieve implements MatchSieve {
  readonly bound: number;
  done = false;
  stopped = false;
  #key = -1;
  readonly #strict: boolean;
  readonly #onPair: (key: number, other: number, score: number) => AfterPair;

  constructor(threshold: number, strict: boolean, onPair: (key: number, other: number, score: number) => AfterPair) {
    this.bound = threshold;
    this.#strict = strict;
    this.#onPair = onPair;
  }

  begin(key: number): void {
    this.#key = key;
    this.done = false;
  }

  offer(key: number, score: number): void {
    if (score < this.bound || (this.#strict && score === this.bound)) return;
    const after = this.#onPair(this.#key, key, score);
    this.done = after !== "next";
    this.stopped = after === "stop";
  }
}

class SkippingSieve implements MatchSieve {
  readonly #best: BestMatches;
  readonly #skip: (key: number) => boolean;

  constructor(best: BestMatches, skip: (key: number) => boolean) {
    this.#best = best;
    this.#skip = skip;
  }

  get bound(): number {
    return this.#best.bound;
  }

  get done(): boolean {
    return this.#best.done;
  }

  offer(key: number, score: number): void {
    if (!this.#skip(key)) this.#best.offer(key, score);
  }
}
