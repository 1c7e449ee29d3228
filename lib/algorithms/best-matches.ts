/** The key of a text of an index, and the text's ROUGE-L F1 with the query, above 0 and at most 1. */
export type Match = { key: number; score: number };

/**
 * The k best matches offered so far: highest score first, of equal scores the older text (the smaller key) first.
 * O(k) time an offer, O(k) memory; meant for small k.
 * @example
 * const best = new BestMatches(1);
 * best.offer(2, 0.5);
 * best.offer(1, 0.5);
 * best.matches(); // [{ key: 1, score: 0.5 }]
 */
export class BestMatches {
  readonly #limit: number;
  readonly #entries: Match[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The score that a further match must at least have to get in, or null while there is room for any. */
  get bar(): number | null {
    return this.#entries.length < this.#limit ? null : (this.#entries.at(-1)?.score ?? Number.POSITIVE_INFINITY);
  }

  offer(key: number, score: number): void {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0 && isWorse(entries[at - 1] as Match, key, score)) at--;
    if (at >= this.#limit) return;
    entries.splice(at, 0, { key, score });
    if (entries.length > this.#limit) entries.pop();
  }

  matches(): Match[] {
    return this.#entries;
  }
}

function isWorse(entry: Match, key: number, score: number): boolean {
  return entry.score < score || (entry.score === score && entry.key > key);
}
