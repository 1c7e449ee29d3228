import type { Match, Wanted } from "./best-matches.ts";
import type { MatchSieve } from "./near-duplicates/match-sieve.ts";

/**
 * All wanted matches offered so far: highest score first, of equal scores the older text (the smaller key) first.
 * O(1) time an offer, O(matches log matches) at the end.
 * @example
 * const all = new AllMatches({ threshold: 0.7, strict: true, except: -1 });
 * all.offer(2, 0.7);
 * all.offer(1, 0.8);
 * all.matches(); // [{ key: 1, score: 0.8 }]
 */
export class AllMatches implements MatchSieve {
  readonly bound: number;
  readonly done = false;
  readonly #wanted: Wanted;
  readonly #matches: Match[] = [];

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
    this.bound = wanted.threshold;
  }

  offer(key: number, score: number): void {
    const { threshold, strict, except } = this.#wanted;
    if (key === except || score < threshold || (strict && score === threshold)) return;
    this.#matches.push({ key, score });
  }

  matches(): Match[] {
    return this.#matches.sort((a, b) => b.score - a.score || a.key - b.key);
  }
}
