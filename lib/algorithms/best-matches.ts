import type { MatchSieve } from "./near-duplicates/match-sieve.ts";

/** The key of a text of an index, and the text's ROUGE-L F1 with the query, above 0 and at most 1. */
export type Match = { key: number; score: number };

/** Which texts count: those that score above `threshold` (`strict`), or at or above it; never the one with the key `except`. */
export type Wanted = { threshold: number; strict: boolean; except: number };

/** All that have anything in common with the query. */
export const anything: Wanted = { threshold: 0, strict: true, except: -1 };

/**
 * The k best matches offered so far: highest score first, of equal scores the older text (the smaller key) first.
 * O(log k) comparisons an offer, and up to k places are moved along (microseconds for thousands); O(k) memory.
 * @example
 * const best = new BestMatches(1, anything);
 * best.offer(2, 0.5);
 * best.offer(1, 0.5);
 * best.matches(); // [{ key: 1, score: 0.5 }]
 */
export class BestMatches implements MatchSieve {
  readonly done: boolean;
  bound: number;
  readonly #limit: number;
  readonly #wanted: Wanted;
  readonly #matches: Match[] = [];

  constructor(limit: number, wanted: Wanted) {
    this.#limit = limit;
    this.#wanted = wanted;
    this.bound = wanted.threshold;
    this.done = limit < 1;
  }

  offer(key: number, score: number): void {
    const { threshold, strict, except } = this.#wanted;
    if (key === except || score < this.bound || (strict && score === threshold)) return;
    const matches = this.#matches;
    let at = 0;
    for (let end = matches.length; at < end; ) {
      const middle = (at + end) >>> 1;
      if (isWorse(matches[middle] as Match, key, score)) end = middle;
      else at = middle + 1;
    }
    if (at >= this.#limit) return;
    matches.splice(at, 0, { key, score });
    if (matches.length > this.#limit) matches.pop();
    if (matches.length === this.#limit) this.bound = (matches[this.#limit - 1] as Match).score;
  }

  matches(): Match[] {
    return this.#matches;
  }
}

function isWorse(match: Match, key: number, score: number): boolean {
  return match.score < score || (match.score === score && match.key > key);
}
