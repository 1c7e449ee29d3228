import { orderTexts } from "./order-texts.ts";
import { TokenTexts } from "./token-texts.ts";

const stepTexts = 4_096;

/** The oldest text of each token list, and pairs of such a text's key and the key of another one with the same list. */
export type Copies = { distinct: TokenTexts; copies: Float64Array };

/**
 * Parts texts from their exact copies, token for token: a hash table over the token lists (open addressing), in steps.
 * Texts without tokens are no copies of each other. O(tokens) time, 8 to 16 bytes a text.
 */
export function* findCopies(texts: TokenTexts): Generator<void, Copies> {
  const { order, firstSlot } = yield* orderTexts(texts);
  const { keys, starts, tokens, size } = texts;
  const distinct = new TokenTexts();
  const copies: number[] = [];
  let places = 16;
  while (places < 2 * size) places *= 2;
  /** Texts + 1 by the hash of their tokens; 0 where the place is free. */
  const table = new Int32Array(places);
  const withoutTokens = firstSlot[1] ?? 0;
  for (let slot = 0; slot < size; slot++) {
    if (slot % stepTexts === 0) yield;
    // In the order of keys for each length, so the first of a list is its oldest.
    const text = order[slot] as number;
    const key = keys[text] as number;
    const oldest = slot < withoutTokens ? -1 : enter(text);
    if (oldest >= 0) copies.push(keys[oldest] as number, key);
    else distinct.add({ key, tokens, from: starts[text] as number, to: starts[text + 1] as number });
  }
  return { distinct, copies: Float64Array.from(copies) };

  /** The text that came before with the same tokens; -1 where there is none, and this one is entered. */
  function enter(text: number): number {
    const start = starts[text] as number;
    const length = (starts[text + 1] as number) - start;
    let hash = length;
    for (let k = 0; k < length; k++) {
      hash = Math.imul(hash ^ (tokens[start + k] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (let place = hash & (places - 1); ; place = (place + 1) & (places - 1)) {
      const other = (table[place] as number) - 1;
      if (other < 0) {
        table[place] = text + 1;
        return -1;
      }
      const otherStart = starts[other] as number;
      if ((starts[other + 1] as number) - otherStart !== length) continue;
      let k = 0;
      while (k < length && tokens[start + k] === tokens[otherStart + k]) k++;
      if (k === length) return other;
    }
  }
}
