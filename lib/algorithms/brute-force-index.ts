import { AllMatches } from "./all-matches.ts";
import { anything, BestMatches, type Match, type Wanted } from "./best-matches.ts";
import { LcsPattern } from "./lcs-pattern.ts";
import type { AboveOptions, CapturedTexts, NearDuplicateIndex } from "./near-duplicate-index.ts";
import type { MatchSieve } from "./near-duplicates/match-sieve.ts";
import { TokenList } from "./near-duplicates/token-list.ts";
import { TokenTexts } from "./near-duplicates/token-texts.ts";
import { createVocabulary, type Vocabulary } from "./near-duplicates/vocabulary.ts";
import { rougeLFromLcs } from "./rouge-l-from-lcs.ts";
import { type AllScores, scoresByAge } from "./scores-by-age.ts";
import type { Tokenizer } from "./tokenize.ts";

/**
 * Exact ROUGE-L search that compares the query with every text, bit-parallel: what the faster index must equal, and is measured against.
 * O(N n m / 32) time a query. A text that is dropped keeps its place in memory.
 * @example
 * const index = new BruteForceIndex("rouge");
 * index.add(1, "drug doses");
 * index.mostSimilar("list drug doses", 10); // [{ key: 1, score: 0.8 }]
 */
export class BruteForceIndex implements NearDuplicateIndex {
  readonly #vocabulary: Vocabulary;
  readonly #texts = new TokenTexts();
  readonly #places = new Map<number, number>();
  readonly #pattern = new LcsPattern();
  readonly #list = new TokenList();

  constructor(tokenizer: Tokenizer) {
    this.#vocabulary = createVocabulary(tokenizer);
  }

  get size(): number {
    return this.#places.size;
  }

  get bytes(): number {
    return this.#vocabulary.bytes + this.#texts.bytes + this.#pattern.bytes;
  }

  add(key: number, text: string): void {
    this.remove(key);
    this.#vocabulary.read(text, this.#list, true);
    this.#places.set(key, this.#texts.size);
    this.#texts.addList(key, this.#list);
  }

  remove(key: number): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    this.#places.delete(key);
    this.#texts.keys[place] = -1;
  }

  hasAbove(text: string, threshold: number, options: AboveOptions): Match | null {
    return this.findAbove(text, threshold, options);
  }

  findAbove(text: string, threshold: number, { strict, except = -1 }: AboveOptions): Match | null {
    return this.#best(text, 1, { threshold, strict, except })[0] ?? null;
  }

  listAbove(text: string, threshold: number, { strict, except = -1 }: AboveOptions): Match[] {
    const sieve = new AllMatches({ threshold, strict, except });
    this.#compare(text, sieve);
    return sieve.matches();
  }

  mostSimilar(text: string, k: number, { except = -1 }: { except?: number } = {}): Match[] {
    return this.#best(text, k, { ...anything, except });
  }

  scores(text: string): AllScores {
    const keys: number[] = [];
    const scores: number[] = [];
    const sieve = {
      bound: 0,
      done: false,
      offer: (key: number, score: number) => {
        keys.push(key);
        scores.push(score);
      },
    };
    this.#compare(text, sieve);
    return scoresByAge(Float64Array.from(keys), Float64Array.from(scores));
  }

  capture(): CapturedTexts {
    const standing = new TokenTexts();
    for (const text of this.#texts.texts()) if (text.key >= 0) standing.add(text);
    const { tokenizer } = this.#vocabulary;
    return { tokenizer, vocabulary: this.#vocabulary.save(), size: this.size, texts: standing.texts() };
  }

  #best(text: string, k: number, wanted: Wanted): Match[] {
    const best = new BestMatches(k, wanted);
    if (k > 0) this.#compare(text, best);
    return best.matches();
  }

  #compare(text: string, sieve: MatchSieve): void {
    const list = this.#list;
    this.#vocabulary.read(text, list, false);
    this.#pattern.prepare(list.tokens, 0, list.length, this.#vocabulary.size);
    const { size, keys, starts, tokens } = this.#texts;
    for (let place = 0; place < size; place++) {
      const key = keys[place] as number;
      if (key < 0) continue;
      const start = starts[place] as number;
      const end = starts[place + 1] as number;
      sieve.offer(key, rougeLFromLcs(this.#pattern.lengthWith(tokens, start, end), list.length, end - start));
    }
  }
}
