import { type TokenSpan, tokenSpans } from "./token-spans.ts";
import type { Tokenizer } from "./tokenize.ts";

/** A stretch of a text, in UTF-16 units, `end` excluded. */
export type Stretch = { start: number; end: number };

/** The tokens that two texts share in the same order, and how many each has. */
export type SharedTokens = {
  /** How many they share: the L of ROUGE-L. */
  length: number;
  /** One way to lay them over each other: place by place, which token of `a` is which of `b`. */
  pairs: { a: TokenSpan; b: TokenSpan }[];
  /** The shared tokens as stretches of each text; tokens that follow each other there are one stretch. */
  inA: Stretch[];
  inB: Stretch[];
  /** How many tokens each text has. */
  tokensOfA: number;
  tokensOfB: number;
};

/** A table of more cells than that (8 MiB of bits) is not made. */
const mostCells = 64 * 1024 * 1024;
const WORD = 32;

/**
 * The longest common subsequence of the tokens of two texts, which is what ROUGE-L counts, with its places in both. Of several the
 * one is taken that keeps the common beginning together and then lies as far back as it can. Null where the texts are too long
 * (more than 8,000 tokens each).
 *
 * Method: the bit-parallel programme of `LcsPattern` (Hyyrö 2004), whose vectors are kept, one a token of `b`, and walked
 * backwards: a 0 at place i says that the LCS grows by one with token i of `a`.
 * O(|a| |b| / 32) time, O(|a| |b|) bits of memory.
 * @example sharedTokens("List the drug doses.", "List doses!", "rouge")?.inA // "List" and "doses": [{ 0, 4 }, { 14, 19 }]
 */
export function sharedTokens(a: string, b: string, tokenizer: Tokenizer): SharedTokens | null {
  const spansOfA = tokenSpans(a, tokenizer);
  const spansOfB = tokenSpans(b, tokenizer);
  if (spansOfA.length * spansOfB.length > mostCells) return null;
  let common = 0;
  const least = Math.min(spansOfA.length, spansOfB.length);
  while (common < least && spansOfA[common]?.token === spansOfB[common]?.token) common++;
  const tokens = (spans: TokenSpan[]) => spans.slice(common).map(({ token }) => token);
  const places = [
    ...Array.from({ length: common }, (_, i): Place => [i, i]),
    ...alignment(tokens(spansOfA), tokens(spansOfB)).map(([i, j]): Place => [i + common, j + common]),
  ];
  return {
    length: places.length,
    pairs: places.map(([i, j]) => ({ a: spansOfA[i] as TokenSpan, b: spansOfB[j] as TokenSpan })),
    inA: stretches(
      spansOfA,
      places.map(([i]) => i),
    ),
    inB: stretches(
      spansOfB,
      places.map(([, j]) => j),
    ),
    tokensOfA: spansOfA.length,
    tokensOfB: spansOfB.length,
  };
}

type Place = readonly [inA: number, inB: number];

function alignment(a: readonly string[], b: readonly string[]): Place[] {
  const words = (a.length + WORD - 1) >>> 5;
  const none = new Int32Array(words);
  const matches = new Map<string, Int32Array>();
  a.forEach((token, i) => {
    let row = matches.get(token);
    if (!row) {
      row = new Int32Array(words);
      matches.set(token, row);
    }
    row[i >>> 5] = (row[i >>> 5] as number) | (1 << (i & 31));
  });
  // Row j is the vector before token j of b: all ones at the start.
  const table = new Int32Array((b.length + 1) * words).fill(-1, 0, words);
  for (let j = 0; j < b.length; j++) {
    const row = matches.get(b[j] as string) ?? none;
    const before = j * words;
    let carry = 0;
    for (let w = 0; w < words; w++) {
      const v = table[before + w] as number;
      const m = row[w] as number;
      const sum = (v >>> 0) + ((v & m) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      table[before + words + w] = sum | (v & ~m);
    }
  }
  const grows = (i: number, j: number) => ((table[j * words + (i >>> 5)] as number) & (1 << (i & 31))) === 0;
  const places: Place[] = [];
  for (let i = a.length - 1, j = b.length; i >= 0 && j > 0; ) {
    if (!grows(i, j)) i--;
    else if (grows(i, j - 1)) j--;
    else places.push([i--, --j]);
  }
  return places.reverse();
}

/** The chosen tokens of a text as stretches; neighbours among the text's tokens are joined, with what stands between them. */
function stretches(spans: readonly TokenSpan[], chosen: readonly number[]): Stretch[] {
  const result: Stretch[] = [];
  chosen.forEach((place, at) => {
    const { start, end } = spans[place] as TokenSpan;
    const last = result.at(-1);
    // Two tokens of one character have the same place.
    if (last && (chosen[at - 1] === place - 1 || start < last.end)) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  });
  return result;
}
