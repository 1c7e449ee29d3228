import { type AnswerPattern, itemsOf } from "./answer-pattern.ts";
import { type Coefficient, figure, noFigure } from "./coefficient.ts";

/**
 * Krippendorff's alpha for nominal labels: 1 - observed / expected disagreement. 1 is perfect, 0 what chance would give, below 0
 * worse than chance. Any number of reviewers; missing answers are allowed, and items with fewer than two answers leave it
 * as it is. With n_ic answers of label c among the m_i on item i, n_c of label c in all and n in all:
 *
 *     alpha = 1 - (n - 1) * sum_i [ sum_c n_ic (m_i - n_ic) / (m_i - 1) ] / sum_c n_c (n - n_c)
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D; "Content Analysis" (2004), chapter 11.
 * Where all answers are the same it is 0 divided by 0, and has no value (`oneLabel`), though some programs say 1.
 * O(patterns x labels).
 * @param items how many items each pattern stands for
 * @example krippendorffAlpha([{ counts: [2, 0], items: 5 }, { counts: [0, 2], items: 5 }]) // 1
 */
export function krippendorffAlpha(
  patterns: readonly AnswerPattern[],
  items: ArrayLike<number> = itemsOf(patterns),
): Coefficient {
  const totals: number[] = [];
  let all = 0;
  let observed = 0;
  for (const [at, { counts }] of patterns.entries()) {
    const weight = items[at] ?? 0;
    let answers = 0;
    for (const count of counts) answers += count;
    if (answers < 2 || weight === 0) continue;
    let apart = 0;
    for (const [label, count] of counts.entries()) {
      apart += count * (answers - count);
      totals[label] = (totals[label] ?? 0) + weight * count;
    }
    observed += (weight * apart) / (answers - 1);
    all += weight * answers;
  }
  if (all === 0) return noFigure("noOverlap");
  let expected = 0;
  for (const total of totals) expected += (total ?? 0) * (all - (total ?? 0));
  return expected === 0 ? noFigure("oneLabel") : figure(1 - ((all - 1) * observed) / expected);
}
