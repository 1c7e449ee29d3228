import { tokenSignature } from "./token-signature.ts";

/**
 * Texts of one and the same number of tokens, side by side in memory: text `slot` holds the tokens
 * `tokens[slot * length]` to `tokens[(slot + 1) * length - 1]`, its signature stands in `low[slot]` and `high[slot]`.
 * A removal moves the last text into the gap, so slots are always 0 to `size - 1`, in no order.
 * `add` O(length) amortised, `remove` O(length) time; 4 bytes a token and about 30 a text, up to twice that after growth.
 * @example
 * const bucket = new LengthBucket(2);
 * bucket.add(7, [5, 8]); // 0, its slot
 */
export class LengthBucket {
  readonly length: number;
  tokens: Int32Array<ArrayBuffer>;
  low = new Int32Array(4);
  high = new Int32Array(4);
  readonly keys: number[] = [];

  constructor(length: number) {
    this.length = length;
    this.tokens = new Int32Array(4 * length);
  }

  get size(): number {
    return this.keys.length;
  }

  /** Takes in a text and returns its slot. */
  add(key: number, tokens: ArrayLike<number>): number {
    const slot = this.size;
    if (slot === this.low.length) this.#grow();
    this.keys.push(key);
    this.tokens.set(tokens, slot * this.length);
    const { low, high } = tokenSignature(tokens);
    this.low[slot] = low;
    this.high[slot] = high;
    return slot;
  }

  /** Drops the text in `slot` and returns the key of the text that now stands there, or null where none does. */
  remove(slot: number): number | null {
    const last = this.size - 1;
    const lastKey = this.keys.pop() as number;
    if (slot === last) return null;
    this.keys[slot] = lastKey;
    this.tokens.copyWithin(slot * this.length, last * this.length, (last + 1) * this.length);
    this.low[slot] = this.low[last] as number;
    this.high[slot] = this.high[last] as number;
    return lastKey;
  }

  #grow(): void {
    const room = this.low.length * 2;
    this.tokens = grown(this.tokens, room * this.length);
    this.low = grown(this.low, room);
    this.high = grown(this.high, room);
  }
}

function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
