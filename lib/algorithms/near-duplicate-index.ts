import type { Match } from "./best-matches.ts";
import { BruteForceIndex } from "./brute-force-index.ts";
import type { Tokenizer } from "./tokenize.ts";

/**
 * A growing set of texts that answers, exactly, which of them share the most wording with another text by ROUGE-L F1.
 * A text without tokens is held (and counted in `size`) but is similar to nothing.
 */
export interface NearDuplicateIndex {
  /** How many texts are held. */
  readonly size: number;
  /**
   * Adds a text. An id that is held already gets the new text and the new age.
   * @param age what decides between equals: the smaller is the older. The caller gives it, so that the answers depend on what is held
   *   and not on how it came there; no two texts have the same.
   */
  add(id: string, text: string, age: number): void;
  /** Drops a text. An id that is not held is ignored. */
  remove(id: string): void;
  /**
   * The most similar text that scores above the threshold (`strict`), or at or above it (not `strict`); the oldest of equals.
   * The threshold lies above 0 and at most at 1.
   */
  findAbove(text: string, threshold: number, options: { strict: boolean }): Match | null;
  /** The k most similar texts that score above 0: score descending, the older first of equals. */
  mostSimilar(text: string, k: number): Match[];
}

/**
 * An empty near-duplicate index over tokens of the given tokenizer. Costs are those of `BruteForceIndex`.
 * @example
 * const index = createNearDuplicateIndex("rouge");
 * index.add("1", "List three side effects of metformin.", 1);
 * index.findAbove("List four side effects of metformin.", 0.7, { strict: true }); // { id: "1", score: 0.8333333333333334 }
 */
export function createNearDuplicateIndex(tokenizer: Tokenizer): NearDuplicateIndex {
  return new BruteForceIndex(tokenizer);
}
