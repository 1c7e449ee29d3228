import type { Tokenizer } from "../tokenize.ts";
import { buildStaticIndex, type Layout } from "./build-static-index.ts";
import { findCopies } from "./find-copies.ts";
import { orderByFrequency } from "./order-by-frequency.ts";
import type { StaticIndex } from "./static-index.ts";
import { TokenList } from "./token-list.ts";
import { TokenTexts } from "./token-texts.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Tokens that are dealt with between two yields: about a millisecond's work. */
const stepTokens = 262_144;

/** An index over the distinct token lists of texts, and who else has them: pairs of the oldest text's key and another one's. */
export type DistinctIndex = { index: StaticIndex; copies: Float64Array };

/**
 * Gathers texts, then lays them out as a static index with tokens numbered from frequent to rare.
 * Each key comes once, in any order; ascending is fastest. O(characters) time a text; the steps of `build` take milliseconds each.
 * @example
 * const texts = new IndexBuilder("rouge");
 * texts.add(1, "List drug doses");
 * const index = finish(texts.build({ shared: false }));
 */
export class IndexBuilder {
  readonly vocabulary: Vocabulary;
  readonly #texts = new TokenTexts();
  readonly #list = new TokenList();

  constructor(tokenizer: Tokenizer) {
    this.vocabulary = createVocabulary(tokenizer);
  }

  get size(): number {
    return this.#texts.size;
  }

  add(key: number, text: string): void {
    this.vocabulary.read(text, this.#list, true);
    this.#texts.addList(key, this.#list);
  }

  *build(layout: Layout): Generator<void, StaticIndex> {
    yield* this.#rank();
    return yield* buildStaticIndex(this.#texts, this.vocabulary.size, layout);
  }

  /** As `build`, with the oldest text of each token list alone; a text without tokens is no copy of another. */
  *buildDistinct(layout: Layout): Generator<void, DistinctIndex> {
    yield* this.#rank();
    const { distinct, copies } = yield* findCopies(this.#texts);
    return { index: yield* buildStaticIndex(distinct, this.vocabulary.size, layout), copies };
  }

  /** Numbers the tokens anew, the most frequent first. */
  *#rank(): Generator<void, void> {
    const { tokens, starts, size } = this.#texts;
    const total = starts[size] as number;
    const counts = new Int32Array(this.vocabulary.size);
    for (let from = 0; from < total; from += stepTokens) {
      const to = Math.min(total, from + stepTokens);
      for (let k = from; k < to; k++) counts[tokens[k] as number] = (counts[tokens[k] as number] as number) + 1;
      yield;
    }
    const numbers = orderByFrequency(counts);
    yield;
    this.vocabulary.renumber(numbers);
    yield;
    for (let from = 0; from < total; from += stepTokens) {
      const to = Math.min(total, from + stepTokens);
      for (let k = from; k < to; k++) tokens[k] = numbers[tokens[k] as number] as number;
      yield;
    }
  }
}
