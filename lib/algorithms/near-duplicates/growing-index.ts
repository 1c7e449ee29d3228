import { AllMatches } from "../all-matches.ts";
import { AnyMatch } from "../any-match.ts";
import { anything, BestMatches, type Match } from "../best-matches.ts";
import type { AboveOptions, CapturedTexts, NearDuplicateIndex } from "../near-duplicate-index.ts";
import { rougeLFromLcs } from "../rouge-l-from-lcs.ts";
import { type AllScores, scoresByAge } from "../scores-by-age.ts";
import { buildStaticIndex } from "./build-static-index.ts";
import { finish } from "./finish.ts";
import { IndexLevel } from "./index-level.ts";
import { type LevelMerge, planMerge } from "./level-merge.ts";
import type { MatchSieve } from "./match-sieve.ts";
import { PreparedQuery } from "./prepared-query.ts";
import { searchPostings } from "./search-postings.ts";
import type { StaticIndex } from "./static-index.ts";
import { TextTail } from "./text-tail.ts";
import { TokenList } from "./token-list.ts";
import { type TextPlace, TokenTexts } from "./token-texts.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the k most similar texts mostly score. */
const likelyBound = 0.4;

/**
 * A near-duplicate index that grows: new texts stand in a tail that is searched one by one, a full tail becomes a static index, and
 * static indexes are merged while their sizes are not far apart (the logarithmic method; Bentley and Saxe, "Decomposable searching
 * problems I", 1980), so there are O(log texts) of them. A merge goes on a step at a time, one at each addition, beside the levels that
 * it is made of: no addition waits for a whole one. Dropped texts leave memory with the next merge that takes their level in.
 *
 * Cost: an addition O(tokens log texts) amortised, two milliseconds or so at most; a search that of `searchPostings` in each level.
 */
export class GrowingIndex implements NearDuplicateIndex {
  readonly vocabulary: Vocabulary;
  #levels: IndexLevel[] = [];
  readonly #tail: TextTail;
  #merge: LevelMerge | null = null;
  #highestKey = -1;
  readonly #list = new TokenList();
  readonly #query = new PreparedQuery();

  /**
   * @param index what it holds from the start, with tokens numbered by the vocabulary
   * @param tailRoom how many texts are searched one by one before they make a level
   */
  constructor(vocabulary: Vocabulary, index: StaticIndex | null = null, tailRoom = 256) {
    this.vocabulary = vocabulary;
    this.#tail = new TextTail(tailRoom);
    if (index === null) return;
    this.#levels = [new IndexLevel(index)];
    for (const key of index.keys) if (key > this.#highestKey) this.#highestKey = key;
  }

  get size(): number {
    return this.#levels.reduce((sum, level) => sum + level.size, this.#tail.size);
  }

  get bytes(): number {
    const levels = this.#levels.reduce((sum, level) => sum + level.bytes, 0);
    return levels + this.#tail.bytes + this.vocabulary.bytes + this.#query.bytes;
  }

  add(key: number, text: string): void {
    this.#drop(key);
    this.#highestKey = Math.max(this.#highestKey, key);
    this.vocabulary.read(text, this.#list, true);
    this.#tail.add(key, this.#list);
    this.#maintain();
  }

  remove(key: number): void {
    this.#drop(key);
    this.#maintain();
  }

  #drop(key: number): void {
    // Keys mostly come in their order, so that none is looked for.
    if (key > this.#highestKey || this.#tail.remove(key)) return;
    const level = this.#levels.find((level) => level.remove(key));
    if (level) this.#merge?.drop(level, key);
  }

  hasAbove(text: string, threshold: number, { strict, except = -1 }: AboveOptions): Match | null {
    const any = new AnyMatch({ threshold, strict, except });
    this.#search(text, any);
    return any.match;
  }

  findAbove(text: string, threshold: number, { strict, except = -1 }: AboveOptions): Match | null {
    const best = new BestMatches(1, { threshold, strict, except });
    this.#search(text, best);
    return best.matches()[0] ?? null;
  }

  listAbove(text: string, threshold: number, { strict, except = -1 }: AboveOptions): Match[] {
    const all = new AllMatches({ threshold, strict, except });
    this.#search(text, all);
    return all.matches();
  }

  mostSimilar(text: string, k: number, { except = -1 }: { except?: number } = {}): Match[] {
    // Mostly the k best score above a guess, and without it a search has to go through much before it knows how good they are.
    const likely = new BestMatches(k, { threshold: likelyBound, strict: false, except });
    this.#search(text, likely);
    if (likely.matches().length === k) return likely.matches();
    const best = new BestMatches(k, { ...anything, except });
    this.#search(text, best);
    return best.matches();
  }

  scores(text: string): AllScores {
    const keys = new Float64Array(this.size);
    const scores = new Float64Array(this.size);
    this.#read(text);
    const { length, pattern } = this.#query;
    let count = 0;
    for (const { key, tokens, from, to } of textsOf([...this.#levels, this.#tail])) {
      keys[count] = key;
      scores[count++] = rougeLFromLcs(pattern.lengthWith(tokens, from, to), length, to - from);
    }
    return scoresByAge(keys, scores);
  }

  capture(): CapturedTexts {
    const levels = this.#levels.map((level) => level.copy());
    const tail = new TokenTexts();
    for (const text of this.#tail.texts()) tail.add(text);
    const { vocabulary, size } = this;
    return { tokenizer: vocabulary.tokenizer, vocabulary: vocabulary.save(), size, texts: textsOf([...levels, tail]) };
  }

  #read(text: string): void {
    this.vocabulary.read(text, this.#list, false);
    this.#query.prepare(this.#list.tokens, 0, this.#list.length, this.vocabulary.size);
  }

  #search(text: string, sieve: MatchSieve): void {
    this.#read(text);
    if (this.#query.length === 0) return;
    for (const level of this.#levels) {
      if (sieve.done) return;
      searchPostings(level.index, this.#query, level.visits, sieve);
    }
    if (!sieve.done) this.#tail.search(this.#query, sieve);
  }

  /** Makes a level of a full tail, and goes on with the merge. */
  #maintain(): void {
    if (this.#tail.isFull) {
      const texts = new TokenTexts();
      for (const text of this.#tail.texts()) texts.add(text);
      this.#tail.clear();
      this.#levels.push(new IndexLevel(finish(buildStaticIndex(texts, this.vocabulary.size))));
    }
    this.#merge ??= planMerge(this.#levels, this.vocabulary.size);
    if (!this.#merge?.advance()) return;
    const { sources, merged } = this.#merge;
    this.#levels.splice(this.#levels.indexOf(sources[0] as IndexLevel), sources.length, ...merged);
    this.#merge = null;
  }
}

function* textsOf(parts: { texts(): Generator<TextPlace> }[]): Generator<TextPlace> {
  for (const part of parts) yield* part.texts();
}
