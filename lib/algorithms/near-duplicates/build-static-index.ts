import { classOfLength, classShift, classStart } from "./length-classes.ts";
import { orderTexts } from "./order-texts.ts";
import { sortRareFirst } from "./sort-rare-first.ts";
import type { StaticIndex } from "./static-index.ts";
import { tokenBit } from "./token-bit.ts";
import type { TokenTexts } from "./token-texts.ts";

/** Tokens that are dealt with between two yields: about a millisecond's work. */
const stepTokens = 16_384;

/** How an index is laid out in memory. `shared`: in SharedArrayBuffers, so that threads can look at it together. */
export type Layout = { shared: boolean };

/**
 * Lays out texts as a static index, in steps of about a millisecond. `texts` is read until the end and not changed.
 * O(tokens + vocabulary) time, and half the index's memory besides while it is under way.
 * @param vocabularySize above every token's number
 */
export function* buildStaticIndex(
  texts: TokenTexts,
  vocabularySize: number,
  { shared }: Layout = { shared: false },
): Generator<void, StaticIndex> {
  const { order, firstSlot } = yield* orderTexts(texts);
  const size = texts.size;
  const longest = firstSlot.length - 2;
  const total = texts.starts[size] as number;

  const firstToken = int32(longest + 2, shared);
  for (let n = 0; n <= longest; n++) firstToken[n + 1] = (firstToken[n] as number) + countOf(n) * n;
  const keys = new Float64Array(shared ? new SharedArrayBuffer(8 * size) : new ArrayBuffer(8 * size));
  const tokens = int32(total, shared);
  const sorted = new Int32Array(total);
  const firstPosting = int32(vocabularySize + 1, shared);
  let sinceYield = 0;
  for (let n = 0; n <= longest; n++) {
    for (const [from, to] of stretches(n)) {
      copyTexts(n, from, to);
      sinceYield += (to - from) * (n + 1);
      if (sinceYield < stepTokens) continue;
      sinceYield = 0;
      yield;
    }
  }
  for (let token = 0; token < vocabularySize; token++) {
    firstPosting[token + 1] = (firstPosting[token + 1] as number) + (firstPosting[token] as number);
  }

  const postings = firstPosting[vocabularySize] as number;
  const codes = new Uint16Array(shared ? new SharedArrayBuffer(2 * postings) : new ArrayBuffer(2 * postings));
  const slots = int32(postings, shared);
  const signatures = int32(2 * postings, shared);
  /** Where the next posting of each token goes: they are laid from the last one to the first. */
  const next = firstPosting.slice(1);
  /** The signature of each text so far, from its last token on. */
  let suffixes = new Int32Array(0);
  for (const { c, lengths } of classesDown()) {
    const base = firstSlot[lengths.at(-1) as number] as number;
    const end = firstSlot[(lengths[0] as number) + 1] as number;
    suffixes = suffixes.length < 2 * (end - base) ? new Int32Array(2 * (end - base)) : suffixes.fill(0);
    for (let j = (lengths[0] as number) - 1; j >= 0; j--) {
      const code = (c << 8) | Math.min(255, j >> (classShift[c] as number));
      for (const n of lengths) {
        if (n <= j) break;
        for (let to = firstSlot[n + 1] as number; to > (firstSlot[n] as number); to -= stepTokens) {
          const from = Math.max(firstSlot[n] as number, to - stepTokens);
          layPostings(n, j, code, from, to, base);
          sinceYield += to - from;
          if (sinceYield < stepTokens) continue;
          sinceYield = 0;
          yield;
        }
      }
    }
  }
  return { keys, firstSlot: copyOf(firstSlot, shared), firstToken, tokens, firstPosting, codes, slots, signatures };

  function countOf(n: number): number {
    return (firstSlot[n + 1] as number) - (firstSlot[n] as number);
  }

  /** The slots of texts of n tokens, in stretches of about a step's work. */
  function* stretches(n: number): Generator<[number, number]> {
    const end = firstSlot[n + 1] as number;
    const most = Math.max(1, Math.floor(stepTokens / (n + 1)));
    for (let from = firstSlot[n] as number; from < end; from += most) yield [from, Math.min(end, from + most)];
  }

  function copyTexts(n: number, from: number, to: number): void {
    let end = (firstToken[n] as number) + (from - (firstSlot[n] as number)) * n;
    for (let slot = from; slot < to; slot++) {
      const text = order[slot] as number;
      keys[slot] = texts.keys[text] as number;
      const start = texts.starts[text] as number;
      for (let k = 0; k < n; k++) tokens[end + k] = texts.tokens[start + k] as number;
      sortRareFirst(texts.tokens, start, n, sorted, end);
      let before = -1;
      for (let k = 0; k < n; k++) {
        const token = sorted[end + k] as number;
        if (token !== before) firstPosting[token + 1] = (firstPosting[token + 1] as number) + 1;
        before = token;
      }
      end += n;
    }
  }

  /** The classes that have texts, the longest first, each with its lengths that have some, the longest first. */
  function* classesDown(): Generator<{ c: number; lengths: number[] }> {
    for (let n = longest; n > 0; ) {
      const c = classOfLength(n);
      const lengths: number[] = [];
      for (; n >= Math.max(1, classStart[c] as number); n--) if (countOf(n) > 0) lengths.push(n);
      if (lengths.length > 0) yield { c, lengths };
    }
  }

  function layPostings(n: number, j: number, code: number, from: number, to: number, base: number): void {
    for (let slot = to - 1; slot >= from; slot--) {
      const at = (firstToken[n] as number) + (slot - (firstSlot[n] as number)) * n + j;
      const token = sorted[at] as number;
      const bit = tokenBit(token);
      const suffix = 2 * (slot - base) + (bit >>> 5);
      suffixes[suffix] = (suffixes[suffix] as number) | (1 << bit);
      if (j > 0 && sorted[at - 1] === token) continue;
      const posting = (next[token] as number) - 1;
      next[token] = posting;
      codes[posting] = code;
      slots[posting] = slot;
      signatures[2 * posting] = suffixes[2 * (slot - base)] as number;
      signatures[2 * posting + 1] = suffixes[2 * (slot - base) + 1] as number;
    }
  }
}

function int32(length: number, shared: boolean): Int32Array {
  return new Int32Array(shared ? new SharedArrayBuffer(4 * length) : new ArrayBuffer(4 * length));
}

function copyOf(array: Int32Array, shared: boolean): Int32Array {
  const copy = int32(array.length, shared);
  copy.set(array);
  return copy;
}
