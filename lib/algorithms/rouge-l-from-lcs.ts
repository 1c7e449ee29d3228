/**
 * The ROUGE-L F1 of two texts of which only the lengths m and n in tokens and the length of their longest common subsequence are known:
 * P = lcs / n, R = lcs / m, F = 2PR / (P + R) in doubles and in this order, 0 where lcs is 0. Symmetric in m and n, to the bit.
 * Source: google-research rouge_score 0.1.2. `2 lcs / (m + n)` is the same on paper, but differs in the last bit. O(1) time.
 * @example rougeLFromLcs(2, 3, 2) // 0.8
 */
export function rougeLFromLcs(lcs: number, m: number, n: number): number {
  if (lcs === 0) return 0;
  const precision = lcs / n;
  const recall = lcs / m;
  return (2 * precision * recall) / (precision + recall);
}
