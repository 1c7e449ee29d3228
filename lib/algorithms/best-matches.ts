/** A text of an index and its ROUGE-L F1 with the query, above 0 and at most 1. */
export type Match = { id: string; score: number };

type Entry = Match & { age: number };

/**
 * The k best matches offered so far: highest score first, of equal scores the older text (the smaller age number) first.
 * O(k) time an offer, O(k) memory; meant for small k.
 * @example
 * const best = new BestMatches(1);
 * best.offer("a", 0.5, 2);
 * best.offer("b", 0.5, 1);
 * best.matches(); // [{ id: "b", score: 0.5 }]
 */
export class BestMatches {
  readonly #limit: number;
  readonly #entries: Entry[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The score that a further match must at least have to get in, or null while there is room for any. */
  get bar(): number | null {
    return this.#entries.length < this.#limit ? null : (this.#entries.at(-1)?.score ?? Number.POSITIVE_INFINITY);
  }

  offer(id: string, score: number, age: number): void {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0 && isWorse(entries[at - 1] as Entry, score, age)) at--;
    if (at >= this.#limit) return;
    entries.splice(at, 0, { id, score, age });
    if (entries.length > this.#limit) entries.pop();
  }

  matches(): Match[] {
    return this.#entries.map(({ id, score }) => ({ id, score }));
  }
}

function isWorse(entry: Entry, score: number, age: number): boolean {
  return entry.score < score || (entry.score === score && entry.age > age);
}
