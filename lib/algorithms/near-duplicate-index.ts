import type { Match } from "./best-matches.ts";
import { GrowingIndex } from "./near-duplicates/growing-index.ts";
import { IndexBuilder } from "./near-duplicates/index-builder.ts";
import type { TextPlace } from "./near-duplicates/token-texts.ts";
import { createVocabulary } from "./near-duplicates/vocabulary.ts";
import type { AllScores } from "./scores-by-age.ts";
import type { Tokenizer } from "./tokenize.ts";

/**
 * What counts as above a threshold: scores above it (`strict`), or at or above it (not `strict`); the text with the key `except`, where
 * given, does not count.
 */
export type AboveOptions = { strict: boolean; except?: number };

/**
 * A growing set of texts that answers, exactly, which of them share the most wording with another text by ROUGE-L F1.
 *
 * Each text has a key, a whole number of at least 0: its id and its age in one, the smaller the older. The answers depend on what is
 * held, and not on the order in which it came. A text without tokens is held (and counted in `size`), but is similar to nothing.
 * Thresholds lie above 0 and at most at 1.
 */
export interface NearDuplicateIndex {
  /** How many texts are held. */
  readonly size: number;
  /** Memory of its arrays in bytes. */
  readonly bytes: number;
  /** Adds a text. A key that is held already gets the new text. */
  add(key: number, text: string): void;
  /** Drops a text. A key that is not held is ignored. */
  remove(key: number): void;
  /** Any one text above the threshold, or null where there is none: the fastest question. */
  hasAbove(text: string, threshold: number, options: AboveOptions): Match | null;
  /** The most similar text above the threshold, the oldest of equals, or null. */
  findAbove(text: string, threshold: number, options: AboveOptions): Match | null;
  /** All texts above the threshold: score descending, the older first of equals. */
  listAbove(text: string, threshold: number, options: AboveOptions): Match[];
  /** The k most similar texts that score above 0: score descending, the older first of equals. */
  mostSimilar(text: string, k: number, options?: { except?: number }): Match[];
  /** The score of every text, by age, and their mean. */
  scores(text: string): AllScores;
  /** What is held, as of now, whatever happens to the index while the texts are gone through: for `saveSnapshot`. */
  capture(): CapturedTexts;
}

/** The texts of an index by their tokens' numbers, and the vocabulary, packed, that numbers them (see `loadVocabulary`). */
export type CapturedTexts = { tokenizer: Tokenizer; vocabulary: Uint8Array; size: number; texts: Generator<TextPlace> };

/**
 * An empty near-duplicate index over tokens of the given tokenizer. Costs are those of `GrowingIndex`.
 * @example
 * const index = createNearDuplicateIndex("rouge");
 * index.add(1, "List three side effects of metformin.");
 * index.findAbove("List four side effects of metformin.", 0.7, { strict: true }); // { key: 1, score: 0.8333333333333334 }
 */
export function createNearDuplicateIndex(tokenizer: Tokenizer): NearDuplicateIndex {
  return new GrowingIndex(createVocabulary(tokenizer));
}

/**
 * Builds an index of many texts at once, which is several times faster than adding them one by one. Each key comes once, in any order;
 * ascending is fastest. `build` goes on in steps of milliseconds, so that a process can serve others in between.
 * @example
 * const builder = new NearDuplicateIndexBuilder("rouge");
 * for (const { key, text } of texts) builder.add(key, text);
 * const index = finish(builder.build());
 */
export class NearDuplicateIndexBuilder {
  readonly #texts: IndexBuilder;

  constructor(tokenizer: Tokenizer) {
    this.#texts = new IndexBuilder(tokenizer);
  }

  /** How many texts were added. */
  get size(): number {
    return this.#texts.size;
  }

  add(key: number, text: string): void {
    this.#texts.add(key, text);
  }

  *build(): Generator<void, NearDuplicateIndex> {
    return new GrowingIndex(this.#texts.vocabulary, yield* this.#texts.build({ shared: false }));
  }
}
