/**
 * A set of texts that never changes, laid out for exact ROUGE-L search, in plain arrays: threads can share it.
 *
 * Texts stand in slots from 0, ordered by their number of tokens n and then by key. Tokens are numbers, the rarer the higher. The
 * postings of a token tell which texts have it, and where: j is the position of its first occurrence among the text's tokens when
 * those are sorted rare first. They are sorted by (n, j), so those that can still match lie in one run for each n.
 * About 18 bytes a token and 8 a text.
 */
export type StaticIndex = {
  /** The key of the text in each slot. */
  readonly keys: Float64Array;
  /** The first slot of a text of n tokens: `firstSlot[n]`; for n from 0 to one above the longest. */
  readonly firstSlot: Int32Array;
  /** Where the tokens of the texts of n tokens begin: those of slot s are the n from `firstToken[n] + (s - firstSlot[n]) * n` on. */
  readonly firstToken: Int32Array;
  readonly tokens: Int32Array;
  /** The postings of token t: `firstPosting[t]` to `firstPosting[t + 1] - 1`. */
  readonly firstPosting: Int32Array;
  /** Of each posting the class of n (see `length-classes.ts`) in the high byte and j in the low one, shifted by the class's shift. */
  readonly codes: Uint16Array;
  /** Of each posting the text's slot. */
  readonly slots: Int32Array;
  /** Of each posting, in two words, the signature of the text's sorted tokens from j on (see `tokenBit`). */
  readonly signatures: Int32Array;
};

/** The number of tokens of the longest text of an index, 0 where there is none. */
export function longestOf(index: StaticIndex): number {
  return index.firstSlot.length - 2;
}

/**
 * The number of tokens of the text in a slot. O(log longest) time.
 * @param atLeast a length that it is known to have at least
 */
export function lengthOf(index: StaticIndex, slot: number, atLeast = 0): number {
  const { firstSlot } = index;
  let low = atLeast;
  let high = longestOf(index);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((firstSlot[middle] as number) <= slot) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the tokens of the text in a slot begin, whose number of tokens is known. O(1) time. */
export function tokensOf(index: StaticIndex, slot: number, length: number): number {
  return (index.firstToken[length] as number) + (slot - (index.firstSlot[length] as number)) * length;
}

/** The slot of the text with a key, or -1 where there is none. O(longest log(texts of a length)) time. */
export function findSlot(index: StaticIndex, key: number): number {
  const { firstSlot, keys } = index;
  for (let length = 0; length <= longestOf(index); length++) {
    let low = firstSlot[length] as number;
    let high = (firstSlot[length + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = keys[middle] as number;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
  }
  return -1;
}

/** Memory of an index in bytes. */
export function bytesOf(index: StaticIndex): number {
  return Object.values(index).reduce((sum, array) => sum + array.byteLength, 0);
}
