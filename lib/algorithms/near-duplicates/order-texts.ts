import { grown } from "./grown.ts";
import { naturalMergeSort } from "./natural-merge-sort.ts";
import type { TokenTexts } from "./token-texts.ts";

/** Texts that are dealt with between two yields: about a millisecond's work. */
const stepTexts = 65_536;

/** Which text stands in each slot, and the first slot of each number of tokens (up to one above the longest). */
export type TextOrder = { order: Int32Array; firstSlot: Int32Array };

/**
 * The order of a static index's slots: by number of tokens, then by key; in steps of about a millisecond.
 * O(texts) time where the keys of each length ascend; O(texts log runs) where they are ascending runs one after another.
 */
export function* orderTexts({ size, keys, starts }: TokenTexts): Generator<void, TextOrder> {
  /** How many texts have each number of tokens. */
  let counts = new Int32Array(256);
  let longest = 0;
  for (let from = 0; from < size; from += stepTexts) {
    count(from, Math.min(size, from + stepTexts));
    yield;
  }
  const firstSlot = new Int32Array(longest + 2);
  for (let n = 0; n <= longest; n++) firstSlot[n + 1] = (firstSlot[n] as number) + (counts[n] as number);
  const next = firstSlot.slice();
  const order = new Int32Array(size);
  for (let from = 0; from < size; from += stepTexts) {
    place(from, Math.min(size, from + stepTexts));
    yield;
  }
  for (let n = 0; n <= longest; n++) {
    yield* naturalMergeSort(order, firstSlot[n] as number, firstSlot[n + 1] as number, keys);
  }
  return { order, firstSlot };

  function count(from: number, to: number): void {
    for (let text = from; text < to; text++) {
      const n = (starts[text + 1] as number) - (starts[text] as number);
      if (n > longest) {
        longest = n;
        counts = grown(counts, n + 1);
      }
      counts[n] = (counts[n] as number) + 1;
    }
  }

  function place(from: number, to: number): void {
    for (let text = from; text < to; text++) {
      const n = (starts[text + 1] as number) - (starts[text] as number);
      const slot = next[n] as number;
      order[slot] = text;
      next[n] = slot + 1;
    }
  }
}
