import { lcsLength } from "./lcs-length.ts";
import { rougeLFromLcs } from "./rouge-l-from-lcs.ts";

/**
 * ROUGE-L F1: how much wording two token lists share in the same order, from 0 (nothing) to 1 (the same tokens).
 * With L the length of their longest common subsequence: P = L / |b|, R = L / |a|, F = 2PR / (P + R).
 * Source: Lin, "ROUGE" (2004); doubles equal to the bit to those of google-research rouge_score 0.1.2 on lists from `tokenizeRouge`.
 * A list without tokens scores 0 against everything, itself included. O(|a| |b| / 32) time.
 * @example rougeL(["list", "drug", "doses"], ["list", "doses"]) // 0.8
 */
export function rougeL(a: readonly string[], b: readonly string[]): number {
  return rougeLFromLcs(lcsLength(a, b), a.length, b.length);
}
