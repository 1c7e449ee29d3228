import { exactKey } from "#lib/algorithms/exact-key.ts";
import { type NearDuplicateIndex, NearDuplicateIndexBuilder } from "#lib/algorithms/near-duplicate-index.ts";
import { finish } from "#lib/algorithms/near-duplicates/finish.ts";
import { IndexBuilder } from "#lib/algorithms/near-duplicates/index-builder.ts";
import type { StaticIndex } from "#lib/algorithms/near-duplicates/static-index.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";
import type { ScanPage } from "./scan-orders.ts";

/** A page of tasks as it is kept: the texts are gone, how like a seed each is at most is known. */
type TakenPage = Omit<ScanPage, "texts"> & { toSeeds: Float64Array };

/**
 * The texts of the tasks to look at, numbered from 0 in the order in which they come, which is that of their keys. Tasks that have the
 * same words in the same order have the same similarity to everything: they are grouped before any pair is looked for. So are
 * those of the same text where it has no words at all, which are like each other and like nothing else.
 */
export class ScanTexts {
  readonly #tokenizer: Tokenizer;
  readonly #builder: IndexBuilder;
  readonly #seeds: NearDuplicateIndex;
  /** By normal form of a text without words: the oldest task with it, and whether a seed has it. */
  readonly #wordless = new Map<string, number>();
  readonly #wordlessSeeds = new Set<string>();
  readonly #wordlessCopies: number[] = [];
  readonly pages: TakenPage[] = [];
  size = 0;

  /** @param seeds the texts of all seeds */
  constructor(tokenizer: Tokenizer, seeds: readonly string[]) {
    this.#tokenizer = tokenizer;
    this.#builder = new IndexBuilder(tokenizer);
    const seedBuilder = new NearDuplicateIndexBuilder(tokenizer);
    seeds.forEach((text, i) => {
      if (this.#hasWords(text)) seedBuilder.add(i, text);
      else this.#wordlessSeeds.add(exactKey(text));
    });
    this.#seeds = finish(seedBuilder.build());
  }

  take({ keys, texts, seeds, runs }: ScanPage): void {
    const toSeeds = Float64Array.from(texts, (text, i) => this.#takeText(this.size + i, text, seeds[i] === 1));
    this.size += texts.length;
    this.pages.push({ keys, seeds, runs, toSeeds });
  }

  /** The index over the different texts, in memory that threads share, and by task the oldest task with the same text. */
  build(): { index: StaticIndex; oldestOf: Int32Array<ArrayBuffer> } {
    const { index, copies } = finish(this.#builder.buildDistinct({ shared: true }));
    const oldestOf = Int32Array.from({ length: this.size }, (_, task) => task);
    for (const list of [copies, this.#wordlessCopies]) {
      for (let i = 0; i < list.length; i += 2) oldestOf[list[i + 1] as number] = list[i] as number;
    }
    return { index, oldestOf };
  }

  /** @returns how like a seed the text is at most; for a seed nothing of meaning */
  #takeText(task: number, text: string, seed: boolean): number {
    if (this.#hasWords(text)) {
      this.#builder.add(task, text);
      return seed ? 1 : (this.#seeds.mostSimilar(text, 1)[0]?.score ?? 0);
    }
    const key = exactKey(text);
    const oldest = this.#wordless.get(key);
    if (oldest === undefined) this.#wordless.set(key, task);
    else this.#wordlessCopies.push(oldest, task);
    return this.#wordlessSeeds.has(key) ? 1 : 0;
  }

  #hasWords(text: string): boolean {
    return /[a-z0-9]/i.test(text) || tokenize(text, this.#tokenizer).length > 0;
  }
}
