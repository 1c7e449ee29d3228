import type { AnswerPattern } from "./answer-pattern.ts";

/**
 * The share of the rarest label in use among all answers that can be compared, above 0 and at most 0.5; null where fewer than two labels are
 * in use. O(patterns x labels).
 */
export function rarestShare(patterns: readonly AnswerPattern[]): number | null {
  const totals: number[] = [];
  for (const { counts, items } of patterns) {
    if (counts.reduce((sum, count) => sum + count, 0) < 2) continue;
    for (const [label, count] of counts.entries()) totals[label] = (totals[label] ?? 0) + count * items;
  }
  const used = totals.filter((total) => total > 0);
  const all = used.reduce((sum, total) => sum + total, 0);
  return used.length < 2 ? null : Math.min(...used) / all;
}
