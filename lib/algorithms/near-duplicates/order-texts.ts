import type { TokenTexts } from "./token-texts.ts";

/** Which text stands in each slot, and the first slot of each number of tokens (up to one above the longest). */
export type TextOrder = { order: Int32Array; firstSlot: Int32Array };

/**
 * The order of a static index's slots: by number of tokens, then by key; a step for each number of tokens.
 * O(texts) time where the keys of each length ascend, or are a few ascending runs one after another; O(texts log texts) otherwise.
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
    const from = firstSlot[n] as number;
    const to = firstSlot[n + 1] as number;
    if (ascends(from, to)) continue;
    yield;
    // An array's own sort (TimSort) takes ascending runs as they are; that of typed arrays does not.
    order.set(
      Array.from(order.subarray(from, to)).sort((a, b) => (keys[a] as number) - (keys[b] as number)),
      from,
    );
  }
  return { order, firstSlot };

  function lengthOfText(text: number): number {
    return (starts[text + 1] as number) - (starts[text] as number);
  }

  function ascends(from: number, to: number): boolean {
    for (let slot = from + 1; slot < to; slot++) {
      if ((keys[order[slot - 1] as number] as number) > (keys[order[slot] as number] as number)) return false;
    }
    return true;
  }
}
