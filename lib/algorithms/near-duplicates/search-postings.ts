import { countBits, countBitsOfTwo } from "../count-bits.ts";
import { rougeLFromLcs } from "../rouge-l-from-lcs.ts";
import { gallop } from "./gallop.ts";
import { leastLcs } from "./least-lcs.ts";
import { firstShared } from "./length-classes.ts";
import type { MatchSieve } from "./match-sieve.ts";
import type { PreparedQuery } from "./prepared-query.ts";
import { searchLongPostings } from "./search-long-postings.ts";
import type { StaticIndex } from "./static-index.ts";
import type { Visits } from "./visits.ts";

/** Only texts in slots below this one, for a query that is itself the text in this slot. */
export type Before = { slot: number; length: number };

/**
 * Offers to `sieve` every text of the index that scores at least `sieve.bound` with the query, and is not yet visited; others may be
 * offered as well.
 *
 * With L the least LCS that reaches the bound, texts are found by their rarest token that the query has too, at position i of
 * the query's m and j of the text's n sorted tokens: the LCS is at most min(m - i, n - j), which must reach L (prefix filter; Chaudhuri,
 * Ganti and Kaushik, 2006; with positions: Xiao et al., "Efficient similarity joins for near-duplicate detection", 2008). For each n the
 * postings of a token that are left lie side by side. Of these the signatures of what follows i and j prove most to lack more tokens
 * than they can spare; for the rest the LCS is computed. The bound may rise on the way.
 *
 * Cost: about 5 ns a posting in those runs, and an LCS for each text that is left, once.
 */
export function searchPostings(
  index: StaticIndex,
  query: PreparedQuery,
  visits: Visits,
  sieve: MatchSieve,
  before?: Before,
): void {
  const { keys, firstSlot, firstToken, tokens, firstPosting, codes, slots, signatures } = index;
  const { length: m, sorted, suffixes, pattern } = query;
  const { rowOf, rows } = pattern;
  const oneWord = pattern.words === 1;
  const { stamps } = visits;
  const stamp = visits.begin();
  const endSlot = before === undefined ? keys.length : before.slot;
  const longest = Math.min(before === undefined ? firstShared : before.length, firstShared - 1, firstSlot.length - 2);
  const vocabularySize = firstPosting.length - 1;
  // Local names: module runners may reach an import through a getter each time, which triples the cost of these loops.
  const bits = countBits;
  const bitsOfTwo = countBitsOfTwo;
  const least = leastLcs;
  let { bound } = sieve;
  for (let i = 0; i < m; i++) {
    const rest = m - i;
    // Even a text of just the tokens that are left falls short.
    if (least(bound, m + rest) > rest) return;
    const token = sorted[i] as number;
    if (token >= vocabularySize || (i > 0 && token === sorted[i - 1])) continue;
    let at = firstPosting[token] as number;
    const end = firstPosting[token + 1] as number;
    if (at === end) continue;
    const low = suffixes[2 * i] as number;
    const high = suffixes[2 * i + 1] as number;
    let code = codes[at] as number;
    // n >= L and L >= bound (m + n) / 2 give n >= bound m / (2 - bound).
    let n = Math.max(code >> 8, Math.floor((bound * m) / (2 - bound)));
    for (; n <= longest; n = Math.max(n + 1, code >> 8)) {
      let lcsLeast = least(bound, m + n);
      if (lcsLeast > rest) break;
      const runStart = n << 8;
      let runEnd = runStart + n - lcsLeast;
      if (code < runStart) {
        at = gallop(codes, at, end, runStart);
        if (at === end) break;
        code = codes[at] as number;
      }
      while (code <= runEnd) {
        const textLow = signatures[2 * at] as number;
        const textHigh = signatures[2 * at + 1] as number;
        const spare = runEnd - code;
        const querySpare = rest - lcsLeast;
        const differing = bitsOfTwo(textLow ^ low, textHigh ^ high);
        const missing = differing > spare + querySpare ? spare + 1 : bitsOfTwo(textLow & ~low, textHigh & ~high);
        if (missing <= spare && differing - missing <= querySpare) {
          const slot = slots[at] as number;
          if (slot >= endSlot) {
            // The slots of a code ascend.
            at = gallop(codes, at, end, code + 1);
            if (at === end) break;
            code = codes[at] as number;
            continue;
          }
          if ((stamps[slot] as number) < stamp) {
            stamps[slot] = stamp;
            const from = (firstToken[n] as number) + (slot - (firstSlot[n] as number)) * n;
            let lcs: number;
            if (oneWord) {
              let vector = -1;
              for (let k = from; k < from + n; k++) {
                const matches = rows[rowOf[tokens[k] as number] as number] as number;
                vector = (vector + (vector & matches)) | (vector & ~matches);
              }
              lcs = bits(~vector);
            } else lcs = pattern.lengthWith(tokens, from, from + n, lcsLeast);
            if (lcs >= lcsLeast) {
              sieve.offer(keys[slot] as number, rougeLFromLcs(lcs, m, n));
              if (sieve.done) return;
              if (sieve.bound !== bound) {
                bound = sieve.bound;
                lcsLeast = least(bound, m + n);
                runEnd = lcsLeast > rest ? -1 : runStart + n - lcsLeast;
              }
            }
          }
        }
        if (++at === end) break;
        code = codes[at] as number;
      }
      if (at === end) break;
    }
    if (at < end && (codes[end - 1] as number) >= firstShared << 8) {
      searchLongPostings(index, query, i, stamp, visits, sieve, before);
      if (sieve.done) return;
      bound = sieve.bound;
    }
  }
}
