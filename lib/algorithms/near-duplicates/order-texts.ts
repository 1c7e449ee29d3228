import { naturalMergeSort } from "./natural-merge-sort.ts";
import type { TokenTexts } from "./token-texts.ts";

/** Which text stands in each slot, and the first slot of each number of tokens (up to one above the longest). */
export type TextOrder = { order: Int32Array; firstSlot: Int32Array };

/**
 * The order of a static index's slots: by number of tokens, then by key.
 * O(texts) time where the keys of each length ascend; O(texts log runs) where they are ascending runs one after another.
 */
export function* orderTexts({ size, keys, starts }: TokenTexts): Generator<void, TextOrder> {
  let longest = 0;
  for (let text = 0; text < size; text++) longest = Math.max(longest, lengthOfText(text));
  const firstSlot = new Int32Array(longest + 2);
  for (let text = 0; text < size; text++) {
    const above = lengthOfText(text) + 1;
    firstSlot[above] = (firstSlot[above] as number) + 1;
  }
  for (let n = 0; n <= longest; n++) firstSlot[n + 1] = (firstSlot[n + 1] as number) + (firstSlot[n] as number);
  const next = firstSlot.slice();
  const order = new Int32Array(size);
  for (let text = 0; text < size; text++) {
    const n = lengthOfText(text);
    order[next[n] as number] = text;
    next[n] = (next[n] as number) + 1;
  }
  for (let n = 0; n <= longest; n++) {
    yield* naturalMergeSort(order, firstSlot[n] as number, firstSlot[n + 1] as number, keys);
  }
  return { order, firstSlot };

  function lengthOfText(text: number): number {
    return (starts[text + 1] as number) - (starts[text] as number);
  }
}
