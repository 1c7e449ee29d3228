import { countBits } from "../count-bits.ts";
import { rougeLFromLcs } from "../rouge-l-from-lcs.ts";
import { gallop } from "./gallop.ts";
import { leastLcs } from "./least-lcs.ts";
import { classShift, classStart, firstShared } from "./length-classes.ts";
import type { MatchSieve } from "./match-sieve.ts";
import type { PreparedQuery } from "./prepared-query.ts";
import type { Before } from "./search-postings.ts";
import { lengthOf, longestOf, type StaticIndex, tokensOf } from "./static-index.ts";
import type { Visits } from "./visits.ts";

/**
 * What `searchPostings` does for one token of the query, for texts long enough to share a class of lengths: a posting tells
 * their number of tokens n and their position j only about, so the run of a class takes the widest of both, and each text's own n decides.
 */
export function searchLongPostings(
  index: StaticIndex,
  query: PreparedQuery,
  i: number,
  stamp: number,
  { stamps }: Visits,
  sieve: MatchSieve,
  before?: Before,
): void {
  const { codes, slots, signatures } = index;
  const { length: m, pattern } = query;
  const rest = m - i;
  const token = query.sorted[i] as number;
  const low = query.suffixes[2 * i] as number;
  const high = query.suffixes[2 * i + 1] as number;
  const end = index.firstPosting[token + 1] as number;
  const longest = Math.min(before?.length ?? longestOf(index), longestOf(index));
  const endSlot = before?.slot ?? index.keys.length;
  let at = gallop(codes, index.firstPosting[token] as number, end, firstShared << 8);
  while (at < end) {
    const c = (codes[at] as number) >> 8;
    const shift = classShift[c] as number;
    const shortestOfClass = classStart[c] as number;
    const longestOfClass = Math.min((classStart[c + 1] as number) - 1, longest);
    // The least LCS grows with n by half of it at most: the shortest text needs the least, the longest can spare the most.
    if (shortestOfClass > longest || leastLcs(sieve.bound, m + shortestOfClass) > rest) return;
    const spareMost = longestOfClass - leastLcs(sieve.bound, m + longestOfClass);
    const runEnd = spareMost < 0 ? -1 : (c << 8) | Math.min(255, spareMost >> shift);
    for (; at < end && (codes[at] as number) <= runEnd; at++) {
      const slot = slots[at] as number;
      if ((stamps[slot] as number) >= stamp || slot >= endSlot) continue;
      const n = lengthOf(index, slot, shortestOfClass);
      const lcsLeast = leastLcs(sieve.bound, m + n);
      const j = ((codes[at] as number) & 255) << shift;
      const textLow = signatures[2 * at] as number;
      const textHigh = signatures[2 * at + 1] as number;
      if (lcsLeast > rest || countBits(textLow & ~low) + countBits(textHigh & ~high) > n - j - lcsLeast) continue;
      if (countBits(low & ~textLow) + countBits(high & ~textHigh) > rest - lcsLeast) continue;
      stamps[slot] = stamp;
      const from = tokensOf(index, slot, n);
      const lcs = pattern.lengthWith(index.tokens, from, from + n, lcsLeast);
      if (lcs < lcsLeast) continue;
      sieve.offer(index.keys[slot] as number, rougeLFromLcs(lcs, m, n));
      if (sieve.done) return;
    }
    if (at < end && (codes[at] as number) >> 8 === c) at = gallop(codes, at, end, (c + 1) << 8);
  }
}
