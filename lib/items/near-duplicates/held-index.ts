import type { NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";

/** A change of a text that took a number of the project's sequence: null where it no longer stands. */
export type TextChange = { sequence: number; key: number; text: string | null };

/** A near-duplicate index of a project's texts by their keys, and how far it has followed the project. */
export class HeldIndex {
  readonly projectId: string;
  readonly tokenizer: Tokenizer;
  readonly index: NearDuplicateIndex;
  /** The number of the project's sequence up to which it knows what changed. */
  upTo: number;
  /** Texts that came, went or changed since a snapshot of it was taken. */
  changes: number;
  /** When it last followed the project to its end, in milliseconds since 1970; 0 for never. */
  followedAt = 0;
  /** When a snapshot was last thought of, in milliseconds since 1970. */
  savedAt = 0;

  /** @param changes as many as it has texts where there is no snapshot of it */
  constructor(projectId: string, tokenizer: Tokenizer, index: NearDuplicateIndex, upTo: number, changes = 0) {
    this.projectId = projectId;
    this.tokenizer = tokenizer;
    this.index = index;
    this.upTo = upTo;
    this.changes = changes;
  }

  /**
   * Follows a change that has become visible. One that it knows already is passed over: two readers may be at it at once, and what
   * the later one has read must not be overwritten.
   */
  follow({ sequence, key, text }: TextChange): void {
    if (sequence <= this.upTo) return;
    if (text === null) this.index.remove(key);
    else this.index.add(key, text);
    this.upTo = sequence;
    this.changes += 1;
  }

  /** Counts on the next `count` numbers, which a transaction has taken whose admissions it gets one by one. */
  expect(before: number, count: number): void {
    this.upTo = before + count;
    this.changes += count;
  }

  /** Lets go of what was admitted under those numbers, where the transaction did not come about. */
  takeBack(before: number, count: number): void {
    for (let key = before + 1; key <= before + count; key++) this.index.remove(key);
    this.upTo = Math.min(this.upTo, before);
  }
}
