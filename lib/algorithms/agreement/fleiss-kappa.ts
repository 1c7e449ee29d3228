import { type AnswerPattern, answersOf, itemsOf } from "./answer-pattern.ts";
import { type Coefficient, figure, noFigure } from "./coefficient.ts";

/**
 * Fleiss' kappa, (P - P_e) / (1 - P_e), for items with the same number m of answers each, whoever gave them: P is the mean over items
 * of sum_c n_ic (n_ic - 1) / (m (m - 1)), P_e the sum of the squared shares of the labels. For m = 2 it is Scott's pi.
 * Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
 * Not defined where items have different numbers of answers (`unequal`), have one (`noOverlap`), or all answers
 * are the same (`oneLabel`). O(patterns x labels).
 * @param items how many items each pattern stands for
 * @example fleissKappa([{ counts: [2, 0], items: 1 }, { counts: [0, 2], items: 1 }]) // 1
 */
export function fleissKappa(
  patterns: readonly AnswerPattern[],
  items: ArrayLike<number> = itemsOf(patterns),
): Coefficient {
  const totals: number[] = [];
  let answers: number | null = null;
  let size = 0;
  let alike = 0;
  for (const [at, pattern] of patterns.entries()) {
    const weight = items[at] ?? 0;
    if (weight === 0) continue;
    answers ??= answersOf(pattern);
    if (answersOf(pattern) !== answers) return noFigure("unequal");
    size += weight;
    for (const [label, count] of pattern.counts.entries()) {
      alike += weight * count * (count - 1);
      totals[label] = (totals[label] ?? 0) + weight * count;
    }
  }
  if (answers === null || answers < 2) return noFigure("noOverlap");
  const all = size * answers;
  // Asked of whole numbers: shares that add up to 1 in doubles need not.
  if (totals.some((total) => total === all)) return noFigure("oneLabel");
  const observed = alike / (all * (answers - 1));
  const chance = totals.reduce((sum, total) => sum + ((total ?? 0) / all) ** 2, 0);
  return figure((observed - chance) / (1 - chance));
}
