import { buildStaticIndex } from "./build-static-index.ts";
import { IndexLevel } from "./index-level.ts";
import type { StaticIndex } from "./static-index.ts";
import { TokenTexts } from "./token-texts.ts";

/** A level is merged with the newer ones once these have more than a fourth of its texts. */
const fan = 4;
/** Tokens that are copied between two steps: about a millisecond's work. */
const stepTokens = 32_768;

/** Several levels on their way to become one, in steps of about a millisecond. The levels stay as they are meanwhile. */
export class LevelMerge {
  readonly sources: readonly IndexLevel[];
  /** At the end the new level, or none where every text was dropped. */
  merged: IndexLevel[] = [];
  readonly #steps: Generator<void, StaticIndex>;
  readonly #dropped: number[] = [];

  constructor(sources: readonly IndexLevel[], vocabularySize: number) {
    this.sources = sources;
    this.#steps = merge(sources, vocabularySize);
  }

  /** Takes a step, and tells whether it was the last. */
  advance(): boolean {
    const step = this.#steps.next();
    if (!step.done) return false;
    const level = new IndexLevel(step.value);
    for (const key of this.#dropped) level.remove(key);
    if (level.size > 0) this.merged = [level];
    return true;
  }

  /** Hears that a text was dropped from a level, which may have been copied by then. */
  drop(level: IndexLevel, key: number): void {
    if (this.sources.includes(level)) this.#dropped.push(key);
  }
}

/**
 * The merge that is due: of the newest levels that are not much smaller than the one before them, or else of a level alone
 * that has lost half of its texts; null where none is.
 */
export function planMerge(levels: readonly IndexLevel[], vocabularySize: number): LevelMerge | null {
  let from = levels.length - 1;
  let size = levels[from]?.size ?? 0;
  while (from > 0 && (levels[from - 1] as IndexLevel).size < fan * size) {
    from--;
    size += (levels[from] as IndexLevel).size;
  }
  if (from < levels.length - 1) return new LevelMerge(levels.slice(from), vocabularySize);
  const thin = levels.find((level) => 2 * level.size < level.index.keys.length);
  return thin ? new LevelMerge([thin], vocabularySize) : null;
}

function* merge(levels: readonly IndexLevel[], vocabularySize: number): Generator<void, StaticIndex> {
  const texts = new TokenTexts();
  const count = levels.reduce((sum, level) => sum + level.size, 0);
  const most = levels.reduce((sum, level) => sum + level.index.tokens.length, 0);
  texts.reserve(count, most);
  let sinceYield = 0;
  for (const level of levels) {
    for (const text of level.texts()) {
      texts.add(text);
      sinceYield += text.to - text.from + 8;
      if (sinceYield < stepTokens) continue;
      sinceYield = 0;
      yield;
    }
  }
  return yield* buildStaticIndex(texts, vocabularySize);
}
