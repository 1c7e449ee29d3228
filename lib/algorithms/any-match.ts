import type { Match, Wanted } from "./best-matches.ts";
import type { MatchSieve } from "./near-duplicates/match-sieve.ts";

/** The first wanted match offered: a search that gets it goes no further. O(1) time an offer. */
export class AnyMatch implements MatchSieve {
  readonly bound: number;
  done = false;
  match: Match | null = null;
  readonly #wanted: Wanted;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
    this.bound = wanted.threshold;
  }

  offer(key: number, score: number): void {
    const { threshold, strict, except } = this.#wanted;
    if (key === except || score < threshold || (strict && score === threshold)) return;
    this.match = { key, score };
    this.done = true;
  }
}
