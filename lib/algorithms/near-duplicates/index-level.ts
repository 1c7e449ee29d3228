import { bytesOf, findSlot, type StaticIndex, tokensOf } from "./static-index.ts";
import type { TextPlace } from "./token-texts.ts";
import { Visits } from "./visits.ts";

/** A static index of which texts can be dropped: they keep their places, but no search looks at them. */
export class IndexLevel {
  readonly index: StaticIndex;
  readonly visits: Visits;
  /** How many texts stand. */
  size: number;

  constructor(index: StaticIndex) {
    this.index = index;
    this.visits = new Visits(index.keys.length);
    this.size = index.keys.length;
  }

  get bytes(): number {
    return bytesOf(this.index) + this.visits.stamps.byteLength;
  }

  /** Drops the text with the key, and tells whether it was there. */
  remove(key: number): boolean {
    const slot = findSlot(this.index, key);
    if (slot < 0 || this.visits.isGone(slot)) return false;
    this.visits.remove(slot);
    this.size--;
    return true;
  }

  /** The texts that stand, as of when each is asked for, by slot. */
  *texts(): Generator<TextPlace> {
    const { index, visits } = this;
    const { keys, tokens } = index;
    for (let slot = 0, length = 0; slot < keys.length; slot++) {
      while (slot >= (index.firstSlot[length + 1] as number)) length++;
      if (visits.isGone(slot)) continue;
      const from = tokensOf(index, slot, length);
      yield { key: keys[slot] as number, tokens, from, to: from + length };
    }
  }

  /** The same texts, of which others can be dropped. */
  copy(): IndexLevel {
    const copy = new IndexLevel(this.index);
    for (let slot = 0; slot < this.index.keys.length; slot++) if (this.visits.isGone(slot)) copy.visits.remove(slot);
    copy.size = this.size;
    return copy;
  }
}
