/** Half, less than any rounding of a score could make up for: relative to it, doubles are a thousand times more exact. */
const justUnderHalf = 0.5 * (1 - 1e-12);

/**
 * A length of the longest common subsequence that texts of m and n tokens, `sum` together, need at least to score `bound` or more by
 * ROUGE-L (F1 = 2 LCS / (m + n) on paper), and at least 1. It may be one too low where rounding decides: the score itself has the
 * last word. O(1) time.
 * @example leastLcs(0.7, 20) // 7
 */
export function leastLcs(bound: number, sum: number): number {
  return Math.max(1, Math.ceil(bound * sum * justUnderHalf));
}
