import { rougeLFromLcs } from "./rouge-l-from-lcs.ts";

/**
 * The least length of a longest common subsequence with which texts of m and n tokens score above a ROUGE-L threshold (at or
 * above it where not `strict`); more than min(m, n) where none does. Found by testing the score itself around its closed form
 * `threshold (m + n) / 2`, because rounding decides the ties. O(1) time.
 * @example leastLcsAbove(0.7, 10, 10, { strict: true }) // 8
 */
export function leastLcsAbove(threshold: number, m: number, n: number, { strict }: { strict: boolean }): number {
  const passes = (lcs: number): boolean => {
    const score = rougeLFromLcs(lcs, m, n);
    return strict ? score > threshold : score >= threshold;
  };
  const most = Math.min(m, n);
  let lcs = Math.max(1, Math.floor((threshold * (m + n)) / 2) - 1);
  while (lcs > 1 && passes(lcs - 1)) lcs--;
  while (lcs <= most && !passes(lcs)) lcs++;
  return lcs;
}
